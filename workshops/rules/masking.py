"""What is said of fewer than five people is said of each of them: results of so few are not shown.

Headcounts are never masked; only results are: scores and opinions.
"""

LEAST = 5


def is_masked(number):
    return number < LEAST


def of_counts(number, rest):
    """A count of opinions, or None where it stands for one to four people, or for all but so few."""
    return None if is_masked(number + rest) or 0 < number < LEAST or 0 < rest < LEAST else number


def of_row(counts):
    """The counts of one question by degree, or None: one count from one to four hides them all.

    Hiding one alone would tell it, as the total less the others; beside it the two halves of the scale may be shown by
    `of_counts`, and tell no single degree.
    """
    return None if is_masked(sum(counts)) or any(0 < count < LEAST for count in counts) else list(counts)
