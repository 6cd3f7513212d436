"""How large the file of a picture may be."""

LARGEST_FILE = 40 * 1024 * 1024  # bytes that are taken in
LARGEST_KEPT = 10 * 1024 * 1024  # bytes that are stored as they are: a larger file is made smaller
LONGEST_SIDE = 4000  # pixels of a picture that was made smaller: 2,880 is the largest size shown
MOST_KEPT = 25_000_000  # pixels that are decoded where editors and visitors are served
LONGEST_KEPT = 16_000  # pixels a side
# Of what is to be decoded at all: JPEG has no more. A decoder takes memory and time for each line,
# so that 78 KB with 40 million lines of one pixel took 2.6 GB.
LONGEST_DECODED = 65_535  # pixels a side
