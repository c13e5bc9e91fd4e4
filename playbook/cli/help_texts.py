"""What the help and the usage errors say, gathered for the catalogues: where it is declared, it has to be plain text.

No command reads this; a test holds it against the commands and against click, whose sentences are translated here too.
"""

from __future__ import annotations

from playbook.diagnostics import _, _n

OURS = (
    _("A sales book written as YAML and Markdown, checked for consistency, published as a site and a PDF."),
    _("Write a small book into the folder DIR, to be changed into your own; nothing there is overwritten."),
    _("A starter book that checks and builds at once."),
    _("Language of the book; your own if left out."),
    _("Also what this git server runs on each change and tag; beside a book that is there, this alone."),
    _("Check the book in the folder BOOK and tell every finding, each with its place, its reason and its mend."),
    _("All findings of a book in one run."),
    _("How findings are written."),
    _("Warnings count as errors."),
    _("The day to check for; SOURCE_DATE_EPOCH, else today, if left out."),
    _("Language of messages; the book's own if left out."),
    _("Explain the rule CODE: what it finds, why it matters, how it looks done well and badly."),
    _("A rule's page; without a code, the list."),
    _(
        "Build the book in the folder BOOK: each edition as OUT/EDITION/index.html and OUT/EDITION/sales-book.pdf; "
        "a book with errors is refused."
    ),
    _("The site and the PDF of a book."),
    _("Where to publish."),
    _("An edition to build; all of them if left out."),
    _("Build one part and keep the other as it is."),
    _("A git revision whose changes the book tells; those in mkdocs.yml, else the last tags, if left out."),
    _("Beside it, publish the book at each of the last N tags in git, and a switch between them."),
    _("Words over every printed page, such as the reader's name."),
    _("Processes that work at once."),
    _("The site engine's settings; mkdocs.yml here if left out."),
    _("A folder of templates that replace ours by the same name."),
    _("Serve the site of the book in the folder BOOK and follow every change; on a mistake the last good pages stay."),
    _("The book in the browser, following every change."),
    _("The edition to show."),
    _("Where to serve; port 0 takes a free one."),
    _(
        "Compare the book at the git revision OLD, such as v1 or HEAD~1, with that at NEW, or with what lies on the disk."
    ),
    _("What changed in meaning between two revisions of a book."),
    _("How changes are written."),
    _("Make sheets to sign what must be read, and tell from signed ones who has read what."),
    _("Who must read again what has changed, and who has."),
    _(
        "Write a sheet of the rules that must be read again since REVISION, where each person writes the day on which it was read."
    ),
    _("A sheet of what must be read since a revision, to be signed."),
    _("The revision in git from which changes are told."),
    _("A role that is to sign; everybody if left out."),
    _("Who is to sign, separated by commas; five nameless columns if left out."),
    _("The sheet to write: .xlsx to be read back, .pdf or .html to be printed."),
    _(
        "Tell from signed sheets (.xlsx) who has read which rule, and what has changed since for whom; several sheets add up."
    ),
    _("Who has read which rule, and who must read it again."),
    _("How the status is written."),
    _("Tell what has been read as well, each rule with its fingerprint."),
    _("End with status 1 where somebody still has something to read, or nobody is named."),
    _("Print the JSON Schema of a book's files, for editors and other tools."),
    _("JSON Schema of the format."),
    _("Write what the book holds for other programs."),
    _("The book in other programs' formats."),
    _(
        "Write a path of onboarding as a SCORM 1.2 package: its days and quizzes and all that they read; "
        "a book with errors is refused."
    ),
    _("A path for a learning management system."),
    _("The path of onboarding; the book's only one if left out."),
    _("The book's folder."),
    _("The edition whose pages it holds; what the path's role may read if left out."),
    _("The package to write; the path's id with .zip if left out."),
    _(
        "Add to the list CLIENTS the segments of each client, why it is not ours, and its status; "
        "columns bear the ids or titles of attributes."
    ),
    _("A client list with segments, not-our-client and status."),
    _("The book's folder; content/ if left out."),
    _("The line of sales of all these clients, by its id; if left out, their column line tells it."),
    _("Where to write: .xlsx for people, .csv or .parquet for programs; CSV on standard output if left out."),
    _(
        "Compute the client base from the ledger: ABC–XYZ, statuses and their movement, segments, wallet share; "
        "rows that do not count are told."
    ),
    _("The client base: ABC–XYZ, statuses, movement."),
    _("The ledger, a path, a glob or an address of a database; the book's own if left out."),
    _("The day to look from; the last day of the ledger if left out."),
    _("The table of that database, or the sheet of that workbook; the book's own table if left out."),
    _("A folder for clients.csv, clients.xlsx, summary.json and rejects.csv; nothing is written if left out."),
    _("Gather in sheets what sellers expect and what was agreed, and hold it against what was shipped."),
    _(
        "Hold the CRM's history of states against the pipelines: what broke the book, the flow in figures, "
        "pilots, and what to do today."
    ),
    _("The CRM's history of states held against the pipelines."),
    _("The history, a path, a glob or an address of a database; the book's own if left out."),
    _("The day to look from; the last day of the history if left out."),
    _(
        "A folder for audit.json, audit.xlsx, breaches.csv, flow.csv, today.csv and rejects.csv; nothing is written if left out."
    ),
    _("How the audit is written."),
    _("Plan and fact: what sellers expect, the budget, and what was shipped."),
    _(
        "Tell the estimates of sellers, the budget and what was shipped, with their deviation by every axis; "
        "what is not agreed yet; forecast errors."
    ),
    _("Estimates, budget and turnover by period and by groups of clients."),
    _(
        "A segmentation's id, status, abc-xyz, manager or line; several are crossed as well; "
        "all that the forecast names if left out."
    ),
    _("The line whose forecast is meant, by its id; every forecast if left out."),
    _("A folder for report.xlsx and report.json; nothing is written if left out."),
    _(
        "Write a sheet with a row for each client: what is known of it, and columns to fill in for each period; "
        "what was said before stands in it."
    ),
    _("A sheet in Excel in which sellers fill in estimates and budgets."),
    _("The period to plan, by its id in the book; several stand side by side."),
    _("The sheet to write, an .xlsx."),
    _("The clients of one manager, as the ledger names him; all if left out."),
    _("The line that is planned, by its id; the only one with such periods if left out."),
    _(
        "Read sheets that were filled in and tell each number that they change in data/forecast.csv; "
        "with one bad cell nothing is written."
    ),
    _("Filled-in sheets, back into the forecast beside the book."),
    _("Write the changes that are shown; without it nothing is written."),
    _("Who filled in the sheets; the manager that a sheet names if left out."),
)
CLICKS = (
    _("Usage:"),
    _("[OPTIONS]"),
    _("COMMAND [ARGS]..."),
    _("Options"),
    _("Commands"),
    _("Show the version and exit."),
    _("Show this message and exit."),
    _("default: {default}"),
    _("file"),
    _("directory"),
    _("path"),
    _("Error: {message}"),
    _("Try '{command} {option}' for help."),
    _("Invalid value: {message}"),
    _("Invalid value for {param_hint}: {message}"),
    _("Missing argument"),
    _("No such option {name!r}."),
    _("No such command {name!r}."),
    _n("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    _n("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    _n("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    _("Option {name!r} does not take a value."),
    _n("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    _("{value!r} is not a valid {number_type}."),
    _("{value} is not in the range {range}."),
    _("{name} {filename!r} does not exist."),
    _("{name} {filename!r} is a file."),
    _("{name} {filename!r} is a directory."),
    _("{name} {filename!r} is not readable."),
)
