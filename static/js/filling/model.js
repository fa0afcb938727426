/** The compiled form, as surveyapp/forms hands it to the page. */

/** @typedef {import("../expressions.js").Tree} Tree */

/**
 * @typedef {object} Item a question, a group or a repeat; its rules are trees
 * @property {string} name
 * @property {string} key
 * @property {string} type
 * @property {string} [list]
 * @property {Tree} [relevant]
 * @property {Tree} [required]
 * @property {Tree} [constraint]
 * @property {Tree} [calculation]
 * @property {Tree} [choice_filter]
 * @property {Tree} [read_only]
 * @property {Tree} [default]
 * @property {Tree} [repeat_count]
 * @property {Record<string, string>} [parameters]
 * @property {string} [input]
 * @property {string[]} [appearance]
 * @property {number} [soft_limit]
 * @property {Item[]} [children]
 */

/** @typedef {{name: string, channels?: string[]} & Record<string, any>} Choice */
/** @typedef {[key: string, column: string]} RuleName */

/**
 * @typedef {object} Model
 * @property {string} form
 * @property {string} version
 * @property {Item[]} items
 * @property {Record<string, Choice[]>} choices by list
 * @property {Record<string, Record<string, string>[]>} instances rows of data files
 * @property {Record<string, RuleName[]>} dependents by key: the rules to work out again after a change, in order
 * @property {RuleName[]} order all rules, each after what it reads
 * @property {boolean} [unlinked]
 */

export {};
