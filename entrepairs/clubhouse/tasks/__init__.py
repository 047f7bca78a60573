from entrepairs.clubhouse.tasks.week import turn_the_page

__all__ = ["turn_the_page"]
