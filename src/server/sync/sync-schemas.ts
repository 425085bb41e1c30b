import { Type } from "typebox";

/** For the API's description and a first look; what is in a statement is read by `parsePushRequest`, one by one. */
export const pushBody = Type.Object({
  epoch: Type.Union([Type.String(), Type.Null()]),
  learner: Type.String({ format: "uuid" }),
  statements: Type.Array(Type.Object({ id: Type.String() }, { additionalProperties: true }), { description: "At most 500." }),
  device: Type.Optional(Type.String({ pattern: "^[0-9a-f]{1,64}$" })),
  waiting: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description: "How many more wait on the device." })),
});

export const pullQuery = Type.Object({
  learner: Type.String({ format: "uuid" }),
  cursor: Type.Optional(Type.String({ pattern: "^\\d{1,15}$", description: "Last place held, 0 for none." })),
  limit: Type.Optional(Type.String({ pattern: "^\\d{1,15}$", description: "At most 500, which is also the default." })),
});
