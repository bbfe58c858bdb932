"""The console of public dialogue conferences.

A page loads a view, draws it, and each button calls one use-case; a use-case is one permission, one
transaction, one journal entry; rules are pure; the outside world is an adapter.

Stages, in the order a question passes them. Each holds `rules`, `acts/<noun>`, `views/<screen>`.

    meetings           a month's meeting around its hours: day, programme, duties, delegates
    registration       forms of people: public page, counter, file, receipt
    import_files       readers of CSV, XLSX and Word forms; no database
    review             questions screened, grouped into matters, given to units
    drafting           units write their answers; packs, transfers, library
    bridges            the sites of a meeting, connected or not
    floor              the live meeting: programme, matters, turns
    capture            notes, outcomes, conclusions, head counts
    side_channel       what desks write to one another during a meeting
    boards             what everybody looks at during a meeting
    minutes            the minutes, built at any second, signed once
    official           notice, invitation, programme, letters
    docx               Word documents by decree 30/2020
    document_check     what any Word file deviates in from decree 30/2020
    personal_data      what people ask about their own data; erasing it
    publishing         what a meeting makes public before it is held
    results            what it came to, published masked, version by version
    follow_up          commitments: by whom, by when, kept or not
    mail               what is to be sent, and private calendars
    insight            views across the stages: today, journal, feed
    administration     accounts, directory, legal calendar; no meeting
    journal_audit      whether the journal's chains are whole
    seal_audit         whether rows are as the journal left them
    backups            backup while running, restore after checking

What acts and views stand on:

    new_rows           rows that acts of several stages make
    require            rows that acts load, or refuse
    queries            what views and acts ask the tables alike
    disclosure         who may read what, and why not
    use_case           the one door for change
    undoing            what was done can be taken back: which acts, how long
    permission_table   who may do what, written from the use-cases
    page_table         the pages, their order in the menu, what each asks for
    journal            the entry each act leaves
    seals              the hash of each row as an act left it
    anchors            heads of the house chain kept outside the database
    triggers           whether rows are protected in the database itself
    live               topics, the bell, typed text
    auth               who is acting and what they may do
    db                 sessions to read and to write
    schema             the newest schema
    serving_lock       one process serves an SQLite database
    text               Vietnamese text: comparing, names, screening
    working_days       working days and the dates counted from a meeting
    i18n               every text a person reads
    looks              colour and icon of a stored state
    errors             the tree of refusals
    incidents          unexpected errors, logged under a number
    clock              the only reader of system time
    settings           the only reader of the environment

Who calls them:

    bootstrap          starts the console in a process
    ui                 the Streamlit side: gate, state, look
    web                entry script, routes and layers around the pages
    frontend           what browsers load: scripts, styles
    templates          what Jinja2 draws: public pages
    cli                the command line
    health             what is in force and what is missing
    demo               a believable meeting, up to a chosen stage
    replay             a recorded run, played through the use-cases
"""
