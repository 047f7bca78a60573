"""Words as their author marked them."""

from django import template

from entrepairs.community.marked import marked

register = template.Library()
register.filter("marked", marked)
