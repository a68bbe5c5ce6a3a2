"""What is said of fewer than five people is said of each of them: results of so few are not shown.

Headcounts are never masked; only results are: scores and opinions.
"""

LEAST = 5


def is_masked(number):
    return number < LEAST


def of_counts(number, rest):
    """A count of opinions, or None where it stands for one to four people, or for all but so few."""
    return None if 0 < number < LEAST or 0 < rest < LEAST else number
