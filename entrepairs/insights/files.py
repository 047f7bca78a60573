"""Sheets written to files: a spreadsheet (ODS), or text with separators (CSV)."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from entrepairs.insights.sheets import Sheet, safe
from entrepairs.insights.words import Value, number

WIDTHS = ("7cm", "3.2cm", "3cm", "3.2cm", "11cm", "8cm", "7cm", "3.5cm")
BYTE_ORDER_MARK = "\ufeff"


def ods(sheets: Iterable[Sheet]) -> bytes:
    """Numbers as numbers, in the order of the sheets."""
    document = OpenDocumentSpreadsheet()
    bold = _style(document, "Bold", "table-cell", TextProperties(fontweight="bold"))
    widths = [
        _style(document, f"w{n}", "table-column", TableColumnProperties(columnwidth=width))
        for n, width in enumerate(WIDTHS)
    ]
    for sheet in sheets:
        table = Table(name=sheet.title)
        for style in widths:
            table.addElement(TableColumn(stylename=style))
        for n, row in enumerate(sheet.rows):
            table.addElement(_row(row, bold if n in sheet.heads else None))
        document.spreadsheet.addElement(table)
    out = BytesIO()
    document.write(out)
    return out.getvalue()


def csv_text(sheets: Iterable[Sheet]) -> bytes:
    """One table for all: the sheet in the first column. Semicolons and decimal commas, as French spreadsheets read."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for sheet in sheets:
        for row in sheet.rows:
            writer.writerow([safe(sheet.title), *(_written(value) for value in row)])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _written(value: Value) -> str:
    if isinstance(value, int | float):
        return number(value).replace("\u202f", "")
    return safe(value or "")


def _style(document: Any, name: str, family: str, properties: Any) -> Any:
    style = Style(name=name, family=family)
    style.addElement(properties)
    document.automaticstyles.addElement(style)
    return style


def _row(values: Iterable[Value], style: Any) -> TableRow:
    row = TableRow()
    for value in values:
        row.addElement(_cell(value, style))
    return row


def _cell(value: Value, style: Any) -> TableCell:
    more = {"stylename": style} if style else {}
    if isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=value, **more)
        cell.addElement(P(text=number(value)))
        return cell
    cell = TableCell(valuetype="string", **more)
    for line in (value or "").splitlines() or [""]:
        cell.addElement(P(text=line))
    return cell
