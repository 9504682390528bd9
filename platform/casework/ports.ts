import type { Readable } from 'node:stream';
import type { SheetCell, Text } from '#foundation';

/** A formal paper as it is printed. All of it is fixed when the paper is issued, so it prints the same for ever. */
export interface FormalDocument {
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  /** 主送: whom it is addressed to, by name. */
  readonly addressee?: string;
  readonly paragraphs: readonly string[];
  readonly issuedOn: Temporal.PlainDate;
  /** What the QR code holds: where the paper can be compared with the record. */
  readonly checkAddress: string;
  /** SHA-256 in hex of what the paper says; printed in small letters beside the code. */
  readonly digest: string;
  /** What the paper says of its seal; nothing where it bears none. */
  readonly seal?: 'waiting' | Pick<SealCertificate, 'subject' | 'serial'>;
}

/** Turns a paper into bytes that can be kept and printed. The same paper gives the same bytes. */
export interface DocumentRenderer {
  readonly contentType: string;
  /** Without a dot: `pdf`. */
  readonly extension: string;
  render(document: FormalDocument): Promise<Buffer>;
}

/** A list as it is written into a spreadsheet. */
export interface ListSheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Said under the last row, as that there are more. */
  readonly note?: string;
}

/** A list of any length on its way into a file, a page at a time: nothing of it is kept in memory. */
export interface GrowingSheet {
  add(rows: readonly (readonly SheetCell[])[]): Promise<void>;
  /** The whole file, which is gone from the disk when it was read or is let go of. `note` is said under the last row. */
  end(note?: string): Promise<{ readonly body: Readable; readonly bytes: number }>;
  /** Nothing of it is wanted. */
  drop(): Promise<void>;
}

export const listFormats = ['xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Turns a list into the bytes of a workbook (XLSX), or of CSV in UTF-8 with its mark. Text stays text: nothing in it is a formula. */
export interface SheetWriter {
  write(sheet: ListSheet): Promise<Buffer>;
  begin(format: ListFormat, sheet: Pick<ListSheet, 'name' | 'head'>): Promise<GrowingSheet>;
}

/** A workbook to be filled in: its columns, rows that are there already, and a second sheet that explains the columns. */
export interface FormBook {
  readonly name: string;
  readonly columns: readonly {
    readonly head: string;
    /** Words to choose from. */
    readonly options?: readonly string[];
    /** A cell may hold several of them. */
    readonly several?: boolean;
  }[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly about: Pick<ListSheet, 'name' | 'head' | 'rows'>;
}

export interface FormWriter {
  write(form: FormBook): Promise<Buffer>;
}

/** A sheet as it stands in the file. Rows without content are left out; rows and columns are numbered from 1 as a spreadsheet shows them. */
export interface ReadSheet {
  /** Null for a text file. */
  readonly sheet: string | null;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  /** Cells whose text is not what somebody typed: the result of a formula, an error, a number that lost its last digits. */
  readonly doubtful: readonly {
    readonly row: number;
    readonly column: number;
    readonly what: 'formula' | 'error' | 'lost-digits';
  }[];
}

/** Reads a filled-in list (CSV, XLSX, XLS) within bounds of size, rows and cells, in whatever encoding; says why it cannot. */
export interface ListReader {
  read(file: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }): Promise<
    { readonly ok: true; readonly value: ReadSheet } | { readonly ok: false; readonly reason: Text }
  >;
}

/** A certificate with which papers are sealed, as it is shown. */
export interface SealCertificate {
  /** Distinguished names on one line. */
  readonly subject: string;
  readonly issuer: string;
  /** In hex. */
  readonly serial: string;
  /** SHA-256 of the certificate in hex. */
  readonly sha256: string;
  readonly validFrom: Temporal.Instant;
  readonly validUntil: Temporal.Instant;
}

/**
 * What is wrong with a sealed file. `unsigned`: no signature. `changed`: bytes under the signature are not those signed. `appended`:
 * something was put behind what was signed. `not-whole`: the signature leaves part of the file out. `malformed`: it is none that can
 * be read. `foreign`: its certificate does not come from a root known here. `not-in-force`: the certificate was not in force on the day.
 */
export type SealFault =
  | 'unsigned'
  | 'changed'
  | 'appended'
  | 'not-whole'
  | 'malformed'
  | 'foreign'
  | 'not-in-force';

export type SealVerdict =
  | { readonly ok: true; readonly certificate: SealCertificate; readonly sealedAt: Temporal.Instant }
  | { readonly ok: false; readonly fault: SealFault };

/**
 * Why a paper could not be sealed now. It waits and is tried again. `key-unreadable`: there is a folder for the organisation and no
 * usable key and certificate in it. `key-mismatch`: they do not belong together. `not-in-force`: the certificate is not in force.
 * `unreachable`: whoever seals did not answer. `check-failed`: what came back did not pass the check.
 */
export type SealTroubleReason =
  | 'key-unreadable'
  | 'key-mismatch'
  | 'not-in-force'
  | 'unreachable'
  | 'check-failed';
/** `detail` is for the operator's log; nothing of a key is in it. */
export type SealTrouble = {
  readonly kind: 'trouble';
  readonly reason: SealTroubleReason;
  readonly detail: string;
};

/** In whose name a paper is issued. */
export interface SealOwner {
  readonly organisationId: string;
  /** Its name on the paper. */
  readonly issuer: string;
}

/**
 * Seals papers with the key of who issues them: a digital signature over the whole PDF. Every issued paper passes here, outside any
 * transaction, since what seals may be another machine. What throws counts as unreachable.
 */
export interface Seal {
  /** With what papers of the organisation are sealed at that time; `none` when it has no certificate. */
  certificateOf(
    owner: SealOwner,
    at: Temporal.Instant,
  ): Promise<
    | { readonly kind: 'none' }
    | { readonly kind: 'ready'; readonly certificate: SealCertificate }
    | SealTrouble
  >;
  /** The PDF sealed under the certificate that `certificateOf` gives, at that time, to the second. */
  seal(
    pdf: Uint8Array,
    owner: SealOwner,
    at: Temporal.Instant,
  ): Promise<{ readonly kind: 'sealed'; readonly pdf: Buffer } | SealTrouble>;
  /** Is the file whole and as it was sealed, under a certificate known here and in force then? */
  check(pdf: Uint8Array): Promise<SealVerdict>;
}

/** Where no certificate is: papers say that they bear no seal. */
export const noSeal: Seal = {
  certificateOf: async () => ({ kind: 'none' }),
  seal: async () => ({ kind: 'trouble', reason: 'key-unreadable', detail: 'there is no certificate here' }),
  check: async () => ({ ok: false, fault: 'foreign' }),
};
