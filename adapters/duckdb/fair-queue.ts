/**
 * Jobs of several tenants, waiting. Tenants are served in turn, each tenant's jobs in their order, so that a tenant with a
 * thousand jobs delays one with a single job by one job, not by a thousand.
 */
export class FairQueue<Job> {
  /** In order of turn: whoever was served goes to the end. */
  readonly #tenants = new Map<string, Job[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  push(tenant: string, job: Job): void {
    const jobs = this.#tenants.get(tenant);
    if (jobs) jobs.push(job);
    else this.#tenants.set(tenant, [job]);
    this.#size++;
  }

  /** Take the first job, in turn, that can be served now. */
  take(servable: (job: Job) => boolean): Job | undefined {
    for (const [tenant, jobs] of this.#tenants) {
      const index = jobs.findIndex(servable);
      if (index < 0) continue;
      const [job] = jobs.splice(index, 1);
      this.#tenants.delete(tenant);
      if (jobs.length > 0) this.#tenants.set(tenant, jobs);
      this.#size--;
      return job;
    }
    return undefined;
  }

  /** Give up waiting with a job. False when it is not here. */
  remove(tenant: string, job: Job): boolean {
    const jobs = this.#tenants.get(tenant);
    const index = jobs?.indexOf(job) ?? -1;
    if (!jobs || index < 0) return false;
    jobs.splice(index, 1);
    if (jobs.length === 0) this.#tenants.delete(tenant);
    this.#size--;
    return true;
  }

  /** Whether anybody but this tenant waits. */
  othersWait(tenant: string): boolean {
    return this.#tenants.size > (this.#tenants.has(tenant) ? 1 : 0);
  }

  *[Symbol.iterator](): Generator<Job> {
    for (const jobs of this.#tenants.values()) yield* jobs;
  }
}
