"""What editors come to do, from its beginning to its end: each in both browsers, by mouse, by
keyboard alone and on a narrow screen, in one text."""
