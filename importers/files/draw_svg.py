"""Draw the SVG of the standard input as a PNG to the standard output: a process of its own.

    python draw_svg.py {width,height} PIXELS SECONDS BYTES

It may take so many seconds and so much memory: what a drawing holds can make it take any amount.
"""

import resource
import sys

import resvg_py


def main(side: str, pixels: str, seconds: str, memory: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    svg = sys.stdin.buffer.read().decode()
    width, height = (int(pixels), None) if side == "width" else (None, int(pixels))
    sys.stdout.buffer.write(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, dpi=96)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
