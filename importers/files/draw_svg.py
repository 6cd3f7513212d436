"""Draw the SVG of the standard input as a PNG to the standard output: a process of its own.

    python draw_svg.py {width,height} PIXELS SECONDS BYTES STATUS

It may take so many seconds and so much memory: what a drawing holds can make it take any amount.
It ends with that status if the drawing has more parts than resvg draws.
"""

import resource
import sys

import resvg_py

TOO_MANY = "limit reached"  # in what resvg says of a drawing of over a million parts


def main(side: str, pixels: str, seconds: str, memory: str, too_large: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    svg = sys.stdin.buffer.read().decode()
    width, height = (int(pixels), None) if side == "width" else (None, int(pixels))
    try:
        png = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, dpi=96)
    except ValueError as reason:
        sys.exit(int(too_large) if TOO_MANY in str(reason) else str(reason))
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main(*sys.argv[1:])
