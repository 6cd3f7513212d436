"""The forms in which dates and times are typed here, the one that the CMS itself writes first."""

DATES = [f"%d{sign}%m{sign}{year}" for sign in ("-", "/", ".", " ") for year in ("%Y", "%y")]
ISO_DATES = ["%Y-%m-%d", "%Y/%m/%d"]
TIMES = ["%H:%M", "%H.%M", "%H:%M:%S", "%H:%M:%S.%f", "%Hu", "%H uur", "%H:%M uur", "%H.%M uur"]

DATE_INPUT_FORMATS = [*DATES, *ISO_DATES]
TIME_INPUT_FORMATS = TIMES
# A day without a time is its first minute.
DATETIME_INPUT_FORMATS = [
    *(
        f"{day}{between}{time}"
        for day in DATE_INPUT_FORMATS
        for between in (" ", ", ", " om ")
        for time in TIMES
    ),
    *DATE_INPUT_FORMATS,
]
