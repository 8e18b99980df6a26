import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';

/** A query's text with a mark for each thing that is put in. */
export interface Query {
  readonly text: string;
  readonly holes: readonly Hole[];
}

/** Something that is put into a query's text. */
export interface Hole {
  readonly node: TSESTree.Node;
  /** Where its mark stands in the text. */
  readonly index: number;
}

/** Stands for what is put in; no character that is written in a query. */
const mark = '\uFFFC';

/** No query that a person writes is longer; what stands further on is not looked at. */
const longest = 20_000;

/** How a statement begins; `SELECT` alone could begin a sentence. */
const statement =
  /^[\s(]*(?:SELECT\b[^]*?(?:\bFROM\b|\()|INSERT\s+(?:OR\s+\w+\s+|IGNORE\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s[^]{1,200}?\bSET\s|DELETE\s+FROM\s|WITH\s+(?:RECURSIVE\s+)?\S+\s+AS\s|MERGE\s+INTO\s|CALL\s+\S+\s*\(|EXEC(?:UTE)?\s+\S+|(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:OR\s+REPLACE\s+|UNIQUE\s+|TEMP(?:ORARY)?\s+)?(?:TABLE|INDEX|VIEW|DATABASE|SCHEMA|USER|ROLE|FUNCTION|TRIGGER|SEQUENCE|TYPE|EXTENSION)\s|GRANT\s[^]{1,200}?\sTO\s|COPY\s[^]{1,200}?\s(?:FROM|TO)\s|(?:OPTIONAL\s+)?MATCH\s*\()/iu;
const leadingComment = /^\s*(?:--[^\n]*\n|\/\*[^]*?\*\/)/u;

/**
 * Reads a query's text, with marks for what is put in.
 *
 * @param flow - The flow of the file.
 * @param node - The expression that makes the text.
 * @returns The text and its holes.
 */
export function readQuery(flow: Flow, node: TSESTree.Node): Query {
  let text = '';
  const holes: Hole[] = [];
  for (const part of flow.partsOf(node)) {
    if (text.length > longest) break;
    if (part.kind === 'text') text += part.text;
    else {
      holes.push({ node: part.node, index: text.length });
      text += mark;
    }
  }
  return { text, holes };
}

/**
 * Tells whether a text begins as a statement of SQL or of Cypher does.
 *
 * @param query - The text.
 * @returns Whether it does.
 */
export function isStatement({ text }: Query): boolean {
  let rest = text;
  for (let comment = leadingComment.exec(rest); comment; comment = leadingComment.exec(rest))
    rest = rest.slice(comment[0].length);
  return statement.test(rest);
}

/** After these a value stands, unless a name is meant. */
const beforeValue =
  /(?:[=<>]|\b(?:I?LIKE|RLIKE|REGEXP|BETWEEN)|\b(?:IN|VALUES)\s*\((?:[^()]*,)?)\s*$/iu;
/** So much before a hole says what it stands after. */
const nearest = 200;
/** Holes that are called like names in a database, which cannot be bound. */
const databaseName =
  /(?:tables?|table_?names?|schemas?|schema_?names?|columns?|column_?names?|database|db_?name|sequence|constraint|index(?:_?name)?|trigger|prefix|suffix|time_?zone|interval|locale|role_?name)$/iu;
/** Holes that are called like a piece of a query, or like what a driver fills in. */
const piece =
  /(?:placeholders?|params?|bind(?:ing)?s?|marks?|cols?|fields?|alias|keys?|expr(?:ession)?|clauses?|conditions?|where|filters?|sql|query|select|join|order(?:_?by)?|dir(?:ection)?|type|values?|rows|list)$/iu;

function getLastName(node: TSESTree.Node): string {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression:
      return node.property.type === AST_NODE_TYPES.Identifier ? node.property.name : '';
    default:
      return '';
  }
}

/**
 * Tells whether something is put where a value stands: within quotes, after a comparison, in a list of values.
 *
 * @param query - The text.
 * @param hole - What is put in.
 * @returns Whether a value stands there and could be bound.
 */
export function isValue({ text }: Query, { index, node }: Hole): boolean {
  const before = text.slice(0, index);
  const opening = before.lastIndexOf("'");
  const isQuoted =
    opening !== -1 &&
    !before.slice(opening).includes('\n') &&
    (before.match(/'/gu)?.length ?? 0) % 2 === 1 &&
    /^[^'\n]*'/u.test(text.slice(index + 1));
  const name = getLastName(node);
  if (databaseName.test(name)) return false;
  return isQuoted || (!piece.test(name) && beforeValue.test(before.slice(-nearest)));
}
