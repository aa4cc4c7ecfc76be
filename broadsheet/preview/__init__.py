"""The preview: build in a loop, and a server. There is no build code here: every edition is made by `press.build`.

Two processes do the work. The builder prints editions into `.broadsheet/preview/site`, so that a long conversion never
keeps a page waiting and the press may start workers of its own; the server watches the sources, sends orders to the
builder, serves what it printed, and tells the open pages. Both are in this package, and nothing of it is imported by
any other command.
"""
