package org.hearth.schedules;

/** The next moment of some schedule is another one; observed after the commit. */
record PlanChanged() {}
