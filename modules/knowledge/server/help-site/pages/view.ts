import type { Project } from '#modules/projects/contract.ts';
import type { HelpSite } from '../../../contract.ts';
import type { SitePlace } from '../../../core/help-site/address.ts';
import type { OpenWay } from '../ways.ts';
import type { Texts } from '../words.ts';

/** The help site of a project as one request sees it. */
export interface SiteView {
  readonly project: Project;
  readonly site: HelpSite;
  readonly place: SitePlace;
  /** What the site is called in the language of the page. */
  readonly name: string;
  readonly t: Texts;
  readonly ways: readonly OpenWay[];
  /** Without a slash at its end. */
  readonly publicUrl: string;
}
