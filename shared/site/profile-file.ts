import * as z from 'zod/mini';
import { ActProfile, type ProfileFile, SiteProfile } from './profile.ts';

const Texts = z.readonly(
  z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(50)),
);

/** The schema of a profile as it is written down: all but its name may be left out. */
export const ProfileFileSchema = z.strictObject({
  id: SiteProfile.shape.id,
  version: SiteProfile.shape.version,
  extends: z.optional(SiteProfile.shape.id),
  match: z.optional(
    z.strictObject({
      origins: z.optional(Texts),
      fingerprint: z.optional(
        z.strictObject({ requests: z.optional(Texts), selectors: z.optional(Texts) }),
      ),
    }),
  ),
  ...shapeOf(partial(z.omit(SiteProfile, { id: true, version: true }))),
  act: z.optional(partial(ActProfile)),
}) as z.ZodMiniType<ProfileFile, ProfileFile>;

/** The fields in the order of the schema: storage sorts them, and people read what says most first. */
export function inOrder(file: ProfileFile): ProfileFile {
  const parsed = ProfileFileSchema.safeParse(file);
  return parsed.success ? parsed.data : file;
}

/** The schema with every field of every object left out at will; lists stay whole. */
function partial(schema: z.core.$ZodType): z.ZodMiniType {
  if (schema instanceof z.ZodMiniObject) {
    const shape: Record<string, z.ZodMiniType> = {};
    for (const [key, field] of Object.entries(schema.def.shape))
      shape[key] = z.optional(partial(field));
    return z.strictObject(shape);
  }
  if (schema instanceof z.ZodMiniRecord)
    return z.partialRecord(schema.def.keyType, schema.def.valueType);
  return schema as z.ZodMiniType;
}

function shapeOf(schema: z.ZodMiniType): z.core.$ZodShape {
  return schema instanceof z.ZodMiniObject ? schema.def.shape : {};
}
