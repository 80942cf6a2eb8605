// @ts-check

/** Something a person has to know and can act on: printed as one message, without a stack. */
export class Failure extends Error {}
