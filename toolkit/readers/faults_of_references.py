"""The pages of faults in what refers to what, and to the call, OUT040 to OUT067."""

PAGES = """
OUT040
Two parts have the same id.

Why it matters
    A reference to that id could mean either. Partners, work packages, tasks, deliverables,
    milestones, events, subcontracts, instruments, risks, target groups, channels and activities
    share one set of ids.

Example
    - {id: survey, title: Survey of SMEs, ...}          # a task
    - {id: survey, title: Report of the survey, ...}    # its deliverable

How to mend it
    Give one of them another id: survey-report

OUT041
Two parts have the same frozen label.

Why it matters
    A label is what people cite. Two parts that are both called D2.1 cannot be told apart.

Example
    - {id: map, label: D2.1, ...}
    - {id: plan, label: D2.1, ...}

How to mend it
    Give one of them another label, or none: numbers then follow from the order.

OUT042
A partner is named that is not in the consortium.

Why it matters
    The work or money of an organisation that is not listed would belong to nobody.

Example
    lead: aie                            # the partner's id is aei

How to mend it
    Write the id of a partner as it stands under partners, not its name.

OUT043
A task or milestone is named that is not there.

Why it matters
    Tasks come after tasks or milestones, deliverables come from tasks. A reference that leads
    nowhere breaks the logic of the plan.

Example
    after: [kickoff]                     # the milestone's id is kick-off

How to mend it
    Write the id as it stands in the work package.

OUT044
A work package is named that is not there.

Why it matters
    Risks and instruments belong to work packages; their costs and measures are found there.

Example
    risks: [{title: Few applicants, work_package: inovate, ...}]

How to mend it
    Write the id as it stands under work_packages.

OUT045
A channel is named that is not in the communication plan.

Why it matters
    A target group is only reached by channels that somebody runs.

Example
    target_groups: [{id: smes, channels: [news-letter], ...}]

How to mend it
    Write the id of a channel, or add the channel under communication.

OUT046
A target group is named that is not in the communication plan.

Why it matters
    An activity that addresses nobody in particular convinces nobody.

Example
    activities: [{title: Info-days, target_groups: [sme], ...}]

How to mend it
    Write the id of a target group, or add the group under communication.

OUT047
Tasks wait for each other in a circle.

Why it matters
    None of them could ever begin.

Example
    - {id: survey, after: [map], ...}
    - {id: map, after: [survey], ...}

How to mend it
    Take one of the entries under after away.

OUT048
Effort is planned for a staff profile without a rate.

Why it matters
    Person-months without a rate cost nothing, and the budget is too small by them. The same holds
    for default_profile: all effort that is given as a plain number counts as work of that profile.

Example
    partners: [{id: aei, rates: {expert: 4300}, ...}]
    effort: {aei: {manager: 2}}          # aei has no rate for a manager

How to mend it
    Add the rate to the partner, or name a profile that it has.

OUT049
A project has exactly one coordinator.

Why it matters
    The coordinator signs for all, receives the grant and stands on the cover.

Example
    partners:
      - {id: ateval, role: beneficiary, ...}
      - {id: aei, role: beneficiary, ...}

How to mend it
    Write role: coordinator for one partner, and another role for the others.

OUT050
An affiliated entity and its beneficiary do not fit together.

Why it matters
    An affiliated entity takes part through a beneficiary, under which its costs are listed.

Example
    - {id: lab, role: affiliated, ...}   # affiliated to whom?

How to mend it
    Write affiliated_to: and the id of a beneficiary, or of the coordinator. Partners with another
    role have no affiliated_to.

OUT051
An instrument serves a priority for which there is no work package.

Why it matters
    Its cost has to stand in a work package; without one it would be missing from the budget.

Example
    instruments: [{id: vouchers, priority: adopt, ...}]     # and no work package has that priority

How to mend it
    Add a work package with that priority, or say under work_package where the cost stands.

OUT060
The call has no profile.

Why it matters
    Strands, limits, rates and the sections of the form come from the profile of the call.

Example
    call: smp-cosme-2022-cluster

How to mend it
    Write the name of one of the profiles that the message lists. A profile of your own is a file
    in templates/calls beside the outline: proposal facts --write my-call begins one, and the
    outline names it without folder and ending, call: my-call.

OUT061
The strand is not one of the call's.

Why it matters
    A proposal answers exactly one strand, and is judged by it.

Example
    strand: textiles                     # textile

How to mend it
    Write the strand as the profile of the call names it, or open for the strand without an
    ecosystem of its own.

OUT062
The priority is not one of the call's.

Why it matters
    Every priority has its own objective, chapter and work package. One that the call does not
    know would be left out.

Example
    priority: internationalise           # go_international

How to mend it
    Write network, innovate, adopt, train or go_international, as the call has it. A work package
    can also serve management or communication.

OUT063
The cost row is not in the call's budget table.

Why it matters
    Every amount has to find its row in the official budget table.

Example
    row: Travel                          # C.1

How to mend it
    Write the code of the row: C.1 travel, C.2 equipment, C.3 other goods, works and services.

OUT064
The type of deliverable is not one of the form's.

Why it matters
    The Portal offers only these types.

Example
    type: report                         # R

How to mend it
    Write the code: R for a document, DEM for a demonstrator, DEC for a website or video, ...

OUT065
The dissemination level is not one of the form's.

Why it matters
    It decides who may read the deliverable, and the Portal offers only these levels.

Example
    dissemination: public                # PU

How to mend it
    Write the code: PU for public, SEN for sensitive.

OUT066
The section is not one of the form's.

Why it matters
    A text under a tag that the form does not have would never be printed.

Example
    sections: {CON-MET: "..."}           # CON-MET-CM

How to mend it
    Write the tag as the profile of the call lists it.

OUT067
The language is none that proposals can be written in.

Why it matters
    Tables, captions, months and numbers would have no words.

Example
    language: french                     # fr

How to mend it
    Write two letters: en for English, fr for French. English is meant when it is left out.
"""
