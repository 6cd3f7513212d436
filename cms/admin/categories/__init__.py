"""Categories in the newsroom: merged without losing a story, and never deleted under one."""
