"""The pages of faults in the profile of a call that a project brings along, OUT068 and OUT069."""

PAGES = """
OUT068
The profile of a call in this project's folder cannot be taken.

Why it matters
    A profile in templates/calls beside the outline goes before ours. Such a folder may come from
    somebody else, so only a regular file inside it is read, of bounded size. It extends one of our
    profiles, or says everything that a call prescribes.

Example
    # templates/calls/my-call.yaml
    max_grant: 2000000                   # extends: is missing

How to mend it
    Begin the file with extends: and one of our profiles, then say only what differs. Put the file
    itself into the folder, not a link. Its id, if it has one, is the name of the file.

OUT069
A part of a call's profile refers to something that does not exist, or contradicts another.

Why it matters
    A source of a fact that does not exist confirms nothing; a cost row that is not there takes
    nothing out of the base of the indirect costs. Neither would be noticed.

Example
    indirect: {base_excludes: [D1]}      # the row is D.1
    sources:
      max_gran: call document, page 12   # max_grant
      threshold: call document, page 21  # and no threshold is given

How to mend it
    Correct the word, or give the value that the source confirms. proposal facts lists the facts
    by their names.
"""
