"""A small outline with what YAML allows: anchors, merges, remarks, braces and texts of lines."""

HEAD = """\
call: smp-cosme-2021-cluster   # the call
project:
  acronym:  "SMALL"
  title: 'It''s small'
  strand: textile
  start: 2026-09-01      # a Tuesday
  duration: 12
"""
PARTNERS = """\
partners:
  - &one
    id: aei
    name: AEI
    short_name: AEI
    country: ES
    role: coordinator
    rates: {expert: 4000, manager: &rate 5000}
  - <<: *one
    id: ntt
    short_name: NTT
    role: beneficiary
    country: IT
  - id: citeve
    name: >-
      Centro
      Tecnológico
    short_name: CITEVE
    country: PT
    role: beneficiary
    rates:
      expert: *rate

      # a remark about nobody
"""
PACKAGES = """\
work_packages:
- id: management
  title: Management
  priority: management
  lead: aei
  tasks:
  - {id: work, title: Work, months: M1-M12, lead: aei, effort: {aei: 1}}
  - id: more-work
    title: More work
    months: M2 – M4
    lead: aei
  costs:
  - partner: aei
    row: C.1
    item: Trips
    units: 2
    unit_cost: 90.00     # each
    note: |
      Two journeys.
      By train.

# the end
"""
SMALL = HEAD + PARTNERS + PACKAGES
