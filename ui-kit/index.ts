/** Shared browser components and words. No domain: shapes are passed in, nothing here knows an address of the API. */
export { Chart } from './chart/Chart.tsx';
export type { ChartData } from './chart/option.ts';
export { type CompanionProps, Companions, useCompanion } from './form/companions.ts';
export { type FormSchema, fieldsOf } from './form/fields.ts';
export type { Sources } from './form/inputs.tsx';
export { SchemaForm } from './form/SchemaForm.tsx';
export { useKindWord } from './graph/kind-words.ts';
export { LineageGraph } from './graph/LineageGraph.tsx';
export { useWayWord } from './graph/way-words.ts';
export { CountOf } from './known/CountOf.tsx';
export { Absent, Known } from './known/Known.tsx';
export {
  type CountShape,
  fenOfYuan,
  formatBytes,
  formatCount,
  formatNumber,
  yuanOfFen,
} from './known/quantity.ts';
export { brand } from './language/brand.ts';
export { defineTexts } from './language/define-texts.ts';
export { changeLanguage, inLanguage, localeOf, translator } from './language/language.ts';
export { usePunctuation } from './language/punctuation.ts';
export { type Language, type Text, text } from './language/text.ts';
export { type Say, useLanguage, useSay } from './language/use-language.ts';
export { useTexts, type Words } from './language/use-texts.ts';
export { ActLinks } from './page/ActLinks.tsx';
export { factIf } from './page/fact-if.ts';
export { History } from './page/History.tsx';
export { Loaded, type QueryShape, Waiting } from './page/Loaded.tsx';
export { Facts, Nothing, Page, Section } from './page/Page.tsx';
export { PageLink } from './page/PageLink.tsx';
export { Papers } from './page/Papers.tsx';
export { type Panels, SubjectPanel, SubjectPanels } from './page/panels.tsx';
export { type PageRoute, page } from './page/routes.ts';
export { State, type Tone } from './page/State.tsx';
export { StateOf } from './page/StateOf.tsx';
export { useStateWord } from './page/state-words.ts';
export { useUrlState } from './page/url-state.ts';
export { usePathPart } from './page/use-params.ts';
export { problemOf } from './problem/of-error.ts';
export { ProblemNotice, type ProblemShape } from './problem/ProblemNotice.tsx';
export { ProofTree } from './proof/ProofTree.tsx';
export { Cite } from './rail/Cite.tsx';
export { ClauseRail } from './rail/ClauseRail.tsx';
export { ClockFace, DaysLeft } from './rail/ClockFace.tsx';
export { cite } from './rail/citation.ts';
export { LifecycleDiagram } from './rail/LifecycleDiagram.tsx';
export {
  Frame,
  type FramePerson,
  type FrameSite,
  type NavigationEntry,
  type NavigationGroup,
} from './shell/Frame.tsx';
export { SearchBox } from './shell/SearchBox.tsx';
export type { Column } from './table/columns.ts';
export { DataTable } from './table/DataTable.tsx';
export { save as saveFile, saveCsv, saveXlsx } from './table/export.ts';
export { PagedTable } from './table/PagedTable.tsx';
export { Look } from './theme/Look.tsx';
export { setLargeType, useLargeType } from './theme/large-type.ts';
export { chartColours, palette } from './theme/theme.ts';
export { formatAge, formatDate, formatInstant } from './time/format.ts';
export { ServerClock, useNow } from './time/now.tsx';
export { When } from './time/When.tsx';
