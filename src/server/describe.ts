/** One line a route -> its part of the OpenAPI document, from the same schemas that parse and type the bodies. */
import { describeRoute, resolver } from 'hono-openapi'
import type * as z from 'zod'
import { Problem, type ProblemCode, problems } from '../api/problems.ts'

interface Description {
  summary: string
  /** Status -> schema of the answer; null: not JSON. */
  answers: Record<number, z.ZodType | null>
  body?: z.ZodType
  query?: Record<string, string>
  refusals?: readonly ProblemCode[]
}

/** The description of one route. Parameters in the path are found by the generator. */
export function describe({ summary, answers, body, query = {}, refusals = [] }: Description) {
  const responses: Record<
    string,
    { description: string; content?: Record<string, { schema: ReturnType<typeof resolver> }> }
  > = {}
  for (const [status, schema] of Object.entries(answers)) {
    responses[status] = schema
      ? { description: summary, content: { 'application/json': { schema: resolver(schema) } } }
      : { description: summary }
  }
  for (const code of refusals) {
    const [status, title] = problems[code]
    const before = responses[status]?.description
    responses[status] = {
      description: `${before ? `${before}; ` : ''}${code}: ${title}`,
      content: { 'application/problem+json': { schema: resolver(Problem) } },
    }
  }
  return describeRoute({
    summary,
    responses,
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } },
    }),
    parameters: Object.entries(query).map(([name, description]) => ({
      name,
      in: 'query' as const,
      description,
      schema: { type: 'string' as const },
    })),
  })
}
