"""What a pull request must pass, told as a colleague would: where, what, why and how."""
