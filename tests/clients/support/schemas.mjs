import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';

const folder = join(import.meta.dirname, '..', 'schemas');
const validators = new Map();

function admitsNull(schema, definitions) {
  if (schema.$ref) {
    return admitsNull(definitions[definitionName(schema, definitions)], definitions);
  }
  return (
    [schema.type].flat().includes('null') || schema.const === null ||
    (schema.anyOf ?? []).some((choice) => admitsNull(choice, definitions))
  );
}

/// A copy of `schema` that requires no field that may be null.
function withoutNullable(schema, definitions) {
  if (Array.isArray(schema)) {
    return schema.map((item) => withoutNullable(item, definitions));
  }
  if (schema === null || typeof schema !== 'object') {
    return schema;
  }
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withoutNullable(value, definitions)]),
  );
  if (Array.isArray(schema.required) && schema.properties) {
    copy.required = schema.required.filter((name) => !admitsNull(schema.properties[name], definitions));
  }
  return copy;
}

/// The validators of all types of a vendor ("anthropic", "openai"): as published, and without what may be missing.
function load(vendor) {
  const schema = JSON.parse(readFileSync(join(folder, `${vendor}.json`), 'utf8'));
  const options = { allErrors: true, strict: false, verbose: true };
  const published = new Ajv(options).addSchema(schema, vendor);
  const lenient = new Ajv(options).addSchema(withoutNullable(schema, schema.definitions), vendor);
  return { schema, published, lenient };
}

/// The name of the definition that `schema` refers to, through any number of others.
function definitionName({ $ref }, definitions) {
  const name = decodeURIComponent($ref.replace('#/definitions/', ''));
  return definitions[name].$ref ? definitionName(definitions[name], definitions) : name;
}

/// The member of a union of objects that `value` says it is by its "type"; the union itself otherwise.
function memberFor(definitions, type, value) {
  const union = definitionName({ $ref: `#/definitions/${type}` }, definitions);
  const members = (definitions[union].anyOf ?? []).filter(({ $ref }) => $ref);
  const names = members.map((member) => definitionName(member, definitions));
  return names.find((name) => definitions[name].properties?.type?.const === value?.type) ?? union;
}

/// The definition that an error is about, and where in the value that stands, when it says that the "type"
/// there is another.
function wrongMember({ schemaPath, instancePath }) {
  const member = /^(.*)\/properties\/type\/(const|enum)$/.exec(schemaPath)?.[1];
  return member && instancePath.endsWith('/type') ? { member, at: instancePath.slice(0, -'/type'.length) } : undefined;
}

/// Sentences for `errors`, without those about members of unions that the value does not claim to be.
function describe(errors) {
  const wrong = errors.map(wrongMember).filter(Boolean);
  const matters = ({ keyword, schemaPath, instancePath }) =>
    keyword !== 'anyOf' &&
    !wrong.some(({ member, at }) => schemaPath.startsWith(`${member}/`) && instancePath.startsWith(at));
  const telling = errors.filter(matters);
  return (telling.length > 0 ? telling : errors.filter(({ keyword }) => keyword === 'anyOf')).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

/// What is wrong with `value` as a `type` of the vendor's own TypeScript (see schemas/), as sentences. Fields
/// that are missing but might have been null are only `warnings`.
export function checkType(vendor, type, value) {
  if (!validators.has(vendor)) {
    validators.set(vendor, load(vendor));
  }
  const { schema, published, lenient } = validators.get(vendor);
  const name = `${vendor}#/definitions/${encodeURIComponent(memberFor(schema.definitions, type, value))}`;
  const isRight = lenient.getSchema(name);
  if (!isRight(value)) {
    return { errors: describe(isRight.errors), warnings: [] };
  }
  const isComplete = published.getSchema(name);
  return { errors: [], warnings: isComplete(value) ? [] : describe(isComplete.errors) };
}
