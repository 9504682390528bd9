/** The thing that a task, a clock or a paper is about, by kind and id. Kinds are those of the modules' `subjects`. */
export interface SubjectRef {
  readonly kind: string;
  readonly id: string;
}
