/** The parts that show and restore the past, loaded together: each of them is small. */
export { Ledgering } from './ledgering.ts'
export { Restorer } from './restorer.ts'
export { Tracer } from './tracing.ts'
