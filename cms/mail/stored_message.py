"""Write a message of Django as JSON, and read it again."""

import base64
from email.message import Message
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives

PARTS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "extra_headers")


def as_json(message: EmailMessage) -> dict[str, Any]:
    """Return what the message consists of. Texts of a lazy translation are settled by this.

    A subject becomes one line. It may be the title of a page, which a program may have written with
    a line break in it: Django refuses to send that, and the message would be lost.
    """
    parts = {name: _settled(getattr(message, name)) for name in PARTS}
    parts["subject"] = " ".join(parts["subject"].split())
    return parts | {
        "content_subtype": message.content_subtype,
        "alternatives": [
            [str(content), kind] for content, kind in getattr(message, "alternatives", ())
        ],
        "attachments": [_attachment(each) for each in message.attachments],
    }


def as_message(stored: dict[str, Any]) -> EmailMessage:
    """Return the message again, for any backend of Django to send."""
    named = {name: stored[name] for name in PARTS if name != "extra_headers"}
    message = EmailMultiAlternatives(**named, headers=stored["extra_headers"])
    message.content_subtype = stored["content_subtype"]
    for content, kind in stored["alternatives"]:
        message.attach_alternative(content, kind)
    for name, content, kind in stored["attachments"]:
        message.attach(name, base64.b64decode(content), kind)
    return message


def _settled(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: str(value) for name, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [str(each) for each in part]
    return str(part)


def _attachment(attachment: Any) -> list[str | None]:
    content: Any
    if isinstance(attachment, Message):
        content = attachment.get_payload(decode=True)
        name, kind = attachment.get_filename(), attachment.get_content_type()
    else:
        name, content, kind = attachment
    data = content.encode() if isinstance(content, str) else content
    return [name, base64.b64encode(data).decode(), kind]
