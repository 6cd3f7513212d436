"""How large the file of a picture may be."""

LARGEST_FILE = 40 * 1024 * 1024  # bytes that are taken in
LARGEST_KEPT = 10 * 1024 * 1024  # bytes that are stored as they are: a larger file is made smaller
LONGEST_SIDE = 4000  # pixels of a picture that was made smaller: 2,880 is the largest size shown
