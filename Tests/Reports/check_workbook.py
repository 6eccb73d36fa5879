"""Prints the cells of a workbook, as openpyxl reads them: sheet, cell, kind, value and format, with tabs between.

Exits 1 where a cell holds a formula, a link or an error, and where a sheet has no cells: a report has none of these.
"""
import sys

import openpyxl


def main(path):
    book = openpyxl.load_workbook(path)
    faults = []
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        if not cells:
            faults.append(f"{sheet.title}: no cells")
        for cell in cells:
            print(sheet.title, cell.coordinate, cell.data_type, repr(cell.value), cell.number_format, sep="\t")
            if cell.data_type in "fe" or cell.hyperlink:
                faults.append(f"{sheet.title}!{cell.coordinate}: {cell.value!r}")
        print(f"# {sheet.title}: {len(cells)} cells, filter {sheet.auto_filter.ref}, frozen {sheet.freeze_panes}",
              file=sys.stderr)
    for fault in faults:
        print(f"check_workbook: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check_workbook.py WORKBOOK.xlsx")
    sys.exit(main(sys.argv[1]))
