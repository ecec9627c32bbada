"""What the command `anhorigstod` can do, a module for each thing. What they print is for staff, in Swedish."""
