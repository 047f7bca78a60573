from entrepairs.clubhouse.tasks.days import turn_the_page

__all__ = ["turn_the_page"]
