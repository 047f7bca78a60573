"""Base pages, component tags, styles, scripts, icons, fonts, /charte. Knows no domain, holds no row.

French terms: *charte* (the living style guide, at /charte/), *préférences* (how a person likes to read).

- Pages extend `ui/page.html`; its blocks: `title`, `description`, `help`, `nav`, `main`, `scripts`.
- Components are template tags (`templatetags/ui.py`): the Python signature is the contract, /charte shows them all.
- What stands around a page (navigation, help line, quick exit, footer) is filled in by the apps above: `ui.links`.
- `css/<layer>/*.css`, and `js/*.js` of every app, are put together into `ui/ui.css` and `ui/ui.js` by `ui.finders`.
- htmx comes when a page first needs it (`js/fragments.js`): most pages that could use it are only read.
"""
