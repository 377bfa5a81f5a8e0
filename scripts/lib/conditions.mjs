/**
 * Finds every condition that a rule's `check` depends on and puts a switch on it, so that one build of the core
 * holds every mutant: `conditionSwitch.mjs` says which of them is on.
 */
import { parseAst } from 'vitest/node';

/**
 * @typedef {{ start: number, end: number, line: number, within: string, text: string }} Condition
 * Offsets in UTF-16 code units, the line from 1. `within` is the top-level function, or `check`.
 * @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node
 */

/** Methods whose callback answers yes or no. */
const predicateMethods = new Set([
  ...['every', 'filter', 'some'],
  ...['find', 'findIndex', 'findLast', 'findLastIndex'],
]);
const comparisons = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);
const tested = new Set([
  ...['IfStatement', 'ConditionalExpression'],
  ...['WhileStatement', 'DoWhileStatement', 'ForStatement'],
]);
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/**
 * The conditions in a rule's `check` and in what it uses of the same file, in the order of the text. The first is
 * `check` itself, an empty range at the beginning of its body.
 *
 * @param {string} source A rule's file, in TypeScript.
 * @returns {readonly Condition[]}
 */
export function findConditions(source) {
  const program = parseAst(source, { lang: 'ts' });
  const check = findCheck(program);
  if (!check) throw new Error('no `check` in a rule');
  /** @type {Condition[]} */
  const found = [conditionAt(source, { ...check.body, end: check.body.start }, 'check', 'check')];
  for (const [name, node] of usedBy(check, topLevel(program)).set('check', check)) {
    const seen = (/** @type {Node} */ at) => found.push(conditionAt(source, at, name));
    walk(node, { truth: false, answers: false, seen });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * The source with a switch on each condition; `numbers[i]` is that of `conditions[i]`.
 *
 * @param {string} source
 * @param {readonly Condition[]} conditions
 * @param {number} firstNumber
 * @param {string} switchFile The path of `conditionSwitch.mjs`.
 */
export function withSwitches(source, conditions, firstNumber, switchFile) {
  const inserts = conditions.flatMap(({ start, end }, index) => {
    const call = `$switched(${firstNumber + index},`;
    if (start === end) return [{ at: start + 1, length: 0, text: `if (${call}false)) return;` }];
    return [
      { at: start, length: end - start, text: `${call}(` },
      { at: end, length: start - end, text: '))' },
    ];
  });
  // Where several begin, the longest opens first; where several end, the shortest closes first.
  inserts.sort((a, b) => a.at - b.at || Math.sign(a.length) - Math.sign(b.length) || b.length - a.length);
  let text = `import { switched as $switched } from ${JSON.stringify(switchFile)};`;
  let from = 0;
  for (const insert of inserts) {
    text += source.slice(from, insert.at) + insert.text;
    from = insert.at;
  }
  return text + source.slice(from);
}

/**
 * @param {string} source
 * @param {Node} node
 * @param {string} within
 * @param {string} [text]
 * @returns {Condition}
 */
function conditionAt(source, { start, end }, within, text = source.slice(start, end).replace(/\s+/g, ' ')) {
  return { start, end, line: source.slice(0, start).split('\n').length, within, text };
}

/**
 * The method `check` of what is handed to `defineRule`.
 *
 * @param {Node} program
 * @returns {Node | undefined}
 */
function findCheck(program) {
  const rule = topLevel(program).get('rule');
  const members = rule?.type === 'CallExpression' ? rule.arguments[0].properties : [];
  return members.find((/** @type {Node} */ member) => member.key?.name === 'check')?.value;
}

/**
 * What is declared at the top of a file, by name: functions and the values of constants.
 *
 * @param {Node} program
 * @returns {Map<string, Node>}
 */
function topLevel(program) {
  const declared = program.body.flatMap((/** @type {Node} */ statement) => {
    const declaration = statement.declaration ?? statement;
    if (declaration.type === 'FunctionDeclaration') return [[declaration.id.name, declaration]];
    if (declaration.type !== 'VariableDeclaration') return [];
    return declaration.declarations.map((/** @type {Node} */ each) => [each.id.name, each.init]);
  });
  return new Map(declared);
}

/**
 * What a function uses of its file, also by way of others. A name that something else shadows counts as well.
 *
 * @param {Node} check
 * @param {ReadonlyMap<string, Node>} declared
 * @returns {Map<string, Node>}
 */
function usedBy(check, declared) {
  const used = new Map();
  const open = [check];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const name of namesIn(node)) {
      const target = declared.get(name);
      if (!target || used.has(name)) continue;
      used.set(name, target);
      open.push(target);
    }
  }
  return used;
}

/**
 * @param {Node} node
 * @returns {readonly string[]}
 */
function namesIn(node) {
  const own = node.type === 'Identifier' ? [node.name] : [];
  return [...own, ...childrenOf(node).flatMap(([, child]) => namesIn(child))];
}

/**
 * Tells `seen` of each condition in a node.
 *
 * `truth`: only the node's truth counts where it stands. `answers`: so it is for what the function around returns.
 *
 * @param {Node} node
 * @param {{ truth: boolean, answers: boolean, seen: (node: Node) => void }} place
 */
function walk(node, { truth, answers, seen }) {
  const isCondition = (truth || isComparison(node)) && !hasNoTruth(node);
  if (isCondition && node.type !== 'ConditionalExpression') seen(node);
  if (functions.has(node.type)) answers ||= saysYesOrNo(node);
  for (const [key, child] of childrenOf(node)) {
    const below = { truth: isTruthOf(node, key, truth, answers), answers, seen };
    if (functions.has(child.type)) below.answers = isPredicate(node, key);
    walkOperands(child, below, node);
  }
}

/**
 * The operands of `a && b` are seen each, and the whole where it is not itself an operand: not twice what `!` turns.
 *
 * @param {Node} child
 * @param {{ truth: boolean, answers: boolean, seen: (node: Node) => void }} place
 * @param {Node} parent
 */
function walkOperands(child, place, parent) {
  const isSeen = child.type === 'LogicalExpression' && parent.type === 'LogicalExpression';
  if (!isSeen) return walk(child, place);
  for (const [key, operand] of childrenOf(child)) {
    walkOperands(operand, { ...place, truth: isTruthOf(child, key, place.truth, place.answers) }, child);
  }
}

/**
 * @param {Node} node
 * @param {string} key
 * @param {boolean} truth
 * @param {boolean} answers
 */
function isTruthOf(node, key, truth, answers) {
  if (tested.has(node.type) && key === 'test') return true;
  if (node.type === 'LogicalExpression') return (key === 'left' && node.operator !== '??') || truth;
  if (node.type === 'ConditionalExpression') return truth;
  if (node.type === 'UnaryExpression') return node.operator === '!' && isLogical(node.argument);
  if (node.type === 'ReturnStatement') return answers;
  if (node.type === 'VariableDeclarator')
    return key === 'init' && /^(?:is|has|may|can)[A-Z]/.test(node.id.name);
  return node.type === 'ArrowFunctionExpression' && key === 'body' && answers && node.expression;
}

/** @param {Node} node */
function isComparison(node) {
  if (node.type === 'BinaryExpression') return comparisons.has(node.operator);
  return node.type === 'UnaryExpression' && node.operator === '!';
}

/** @param {Node} node */
function isLogical({ type }) {
  return type === 'LogicalExpression';
}

/**
 * Nothing to negate: a constant, a block of statements, a difference (which `||` of a comparator passes on).
 *
 * @param {Node} node
 */
function hasNoTruth({ type, operator }) {
  return type === 'Literal' || type === 'BlockStatement' || operator === '-' || functions.has(type);
}

/**
 * A function that its type calls a question.
 *
 * @param {Node} node
 */
function saysYesOrNo({ returnType }) {
  return /^TS(?:Boolean|TypePredicate)/.test(returnType?.typeAnnotation.type ?? '');
}

/**
 * @param {Node} node
 * @param {string} key
 */
function isPredicate({ type, callee }, key) {
  return type === 'CallExpression' && key === 'arguments' && predicateMethods.has(callee.property?.name);
}

/**
 * The nodes right below, without types.
 *
 * @param {Node} node
 * @returns {readonly [string, Node][]}
 */
function childrenOf(node) {
  return Object.entries(node).flatMap(([key, value]) =>
    [value].flat().flatMap((each) => (isCode(each) ? [/** @type {[string, Node]} */ ([key, each])] : [])),
  );
}

/** @param {unknown} value */
function isCode(value) {
  const type = /** @type {Partial<Node> | null} */ (value)?.type;
  return typeof type === 'string' && (!type.startsWith('TS') || /^TS(?:As|NonNull|Satisfies)/.test(type));
}
