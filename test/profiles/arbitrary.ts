import fc from 'fast-check';
import type * as z from 'zod/mini';

const PATTERNS = ['^(generate|create)', '余额不足', '^cost\\s+[\\d.,]+\\s+credits?$', 'nsfw'];
const NAMES = ['banana', 'flux-2'];

/** Anything that a profile's schema allows, by walking the schema. @param key what it stands under */
export function arbitraryOf(schema: z.core.$ZodType, key = ''): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape);
      const required = fields.filter(([, field]) => field._zod.def.type !== 'optional');
      return record(
        fields.map(([name, field]) => [name, arbitraryOf(field, name)]),
        required.map(([name]) => name),
      );
    }
    case 'record': {
      const stated = [...(def.keyType._zod.values ?? [])].map(String);
      const isPartial = 'partial' in def || stated.length === 0;
      const names = stated.length > 0 ? stated : NAMES;
      return record(
        names.map((name) => [name, arbitraryOf(def.valueType, name)]),
        isPartial ? [] : names,
      );
    }
    case 'optional':
    case 'readonly':
      return arbitraryOf(def.innerType, key);
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType, key));
    case 'array':
      return fc.array(arbitraryOf(def.element, key), { maxLength: 3 });
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: 1, max: 999 });
    case 'unknown':
      return fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.integer());
    case 'string':
      if (['text', 'label', 'regex'].includes(key)) return fc.constantFrom(...PATTERNS);
      if (['id', 'extends'].includes(key)) return fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/);
      return fc.string({ minLength: 1, maxLength: 12 });
    default:
      throw new Error(`A profile's schema has a new kind of part: ${def.type}`);
  }
}

function record(
  fields: (readonly [string, fc.Arbitrary<unknown>])[],
  requiredKeys: string[],
): fc.Arbitrary<unknown> {
  return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true });
}
