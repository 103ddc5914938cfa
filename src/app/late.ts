/** A part of the page that is loaded when it is first needed, once; whoever only reads needs none of it. */
export class Late<Part> {
  private part: Part | null = null
  private loading: Promise<Part> | null = null

  constructor(
    private readonly load: () => Promise<Part>,
    /** The part could not be had: the server is away, and it was not loaded before. */
    private readonly failed: () => void,
  ) {}

  /** Calls with the part; at once where it is there. One that could not be loaded is asked for again the next time. */
  with(call: (part: Part) => void): void {
    if (this.part) return call(this.part)
    this.loading ??= this.load()
    this.loading.then(
      part => {
        this.part = part
        call(part)
      },
      () => {
        this.loading = null
        this.failed()
      },
    )
  }
}
