import type { z } from "zod";
import type { ValidationIssue } from "@/lib/contract/errors";

type Where = "body" | "query" | "path";
type Issue = z.core.$ZodIssue;

/** More than a full batch can have wrong; a hostile body would fill hundreds of megabytes with issues. */
const mostIssues = 5000;

/** What a schema refuses, in the words of FastAPI with Pydantic 1. `value` is what was sent. */
export function schemaIssues(error: z.core.$ZodError, where: Where, value: unknown): ValidationIssue[] {
  return error.issues
    .slice(0, mostIssues)
    .flatMap((issue) => translate(issue, where, value))
    .slice(0, mostIssues);
}

function translate(issue: Issue, where: Where, value: unknown): ValidationIssue[] {
  const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  const at = (msg: string, type: string, more: (string | number)[] = []): ValidationIssue[] => [
    { loc: [where, ...path, ...more], msg, type },
  ];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys
        .slice(0, mostIssues)
        .flatMap((key) => at("extra fields not permitted", "value_error.extra", [key]));
    case "invalid_value":
      if (lookUp(value, issue.path) === undefined) return at("field required", "value_error.missing");
      return at(
        `value is not a valid enumeration member; permitted: ${issue.values.map((one) => `'${String(one)}'`).join(", ")}`,
        "type_error.enum",
      );
    case "invalid_type": {
      const found = lookUp(value, issue.path);
      if (found === undefined) return at("field required", "value_error.missing");
      if (found === null) return at("none is not an allowed value", "type_error.none.not_allowed");
      const [msg, type] = typeWords[issue.expected] ?? [issue.message, "type_error"];
      return at(msg, type);
    }
    case "too_small":
    case "too_big":
      return at(...sizeWords(issue));
    case "invalid_union": {
      const [first] = issue.errors;
      return first
        ? first.flatMap((inner) =>
            translate({ ...inner, path: [...issue.path, ...inner.path] }, where, value),
          )
        : at(issue.message, "value_error");
    }
    case "custom": {
      const type = issue.params?.type;
      return at(issue.message, typeof type === "string" ? type : "value_error");
    }
    default:
      return at(issue.message, "value_error");
  }
}

const typeWords: { [expected: string]: [msg: string, type: string] } = {
  string: ["str type expected", "type_error.str"],
  int: ["value is not a valid integer", "type_error.integer"],
  number: ["value is not a valid integer", "type_error.integer"],
  boolean: ["value could not be parsed to a boolean", "type_error.bool"],
  array: ["value is not a valid list", "type_error.list"],
  object: ["value is not a valid dict", "type_error.dict"],
  record: ["value is not a valid dict", "type_error.dict"],
};

function sizeWords(issue: Extract<Issue, { code: "too_small" | "too_big" }>): [msg: string, type: string] {
  const small = issue.code === "too_small";
  const bound = String(small ? issue.minimum : issue.maximum);
  const side = small ? "min" : "max";
  const least = small ? "least" : "most";
  if (issue.origin === "string") {
    return [`ensure this value has at ${least} ${bound} characters`, `value_error.any_str.${side}_length`];
  }
  if (issue.origin === "array") {
    return [`ensure this value has at ${least} ${bound} items`, `value_error.list.${side}_items`];
  }
  const word = small ? "greater" : "less";
  return [
    `ensure this value is ${word} than or equal to ${bound}`,
    `value_error.number.not_${small ? "ge" : "le"}`,
  ];
}

function lookUp(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}
