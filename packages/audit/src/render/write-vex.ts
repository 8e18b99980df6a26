import { Utils } from '@cyclonedx/cyclonedx-library/Contrib/Bom';
import {
  ComponentType,
  Vulnerability as VulnerabilityEnums,
} from '@cyclonedx/cyclonedx-library/Enums';
import {
  Bom,
  Component,
  Metadata,
  Tool,
  ToolRepository,
  Tools,
  Vulnerability as Vulnerabilities,
} from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';

import type { Advisory, Severity } from '../advisory.js';
import type { Vulnerability } from '../audit-report.js';
import type { AcceptedRisk } from '../judge/accepted-risk.js';
import { describeFix } from '../judge/describe-fix.js';
import type { Verdict } from '../judge/judge-vulnerabilities.js';
import { namesOf } from '../judge/names-of.js';
import { worstOf } from '../judge/severities.js';
import { toPurl } from './to-purl.js';

const { AnalysisResponse, AnalysisState, RatingMethod } = VulnerabilityEnums;

/** What statements on vulnerabilities are about, and who makes them. */
export interface VexOptions {
  /** The name of what is audited. */
  readonly repository: string;
  /** The version of what is audited, where it has one. */
  readonly version?: string;
  /** When the source was asked. */
  readonly at: Date;
  /** Who makes the statements. */
  readonly tool: { readonly name: string; readonly version: string };
}

/**
 * Writes what was decided about vulnerabilities for scanners downstream, as a CycloneDX document that holds nothing
 * but statements (VEX).
 *
 * Nothing is claimed that nobody decided: what is open is "in triage", what is accepted is "exploitable" with what is
 * done about it, and only a risk with a justification says "not affected".
 *
 * @param verdicts - What became of the vulnerabilities.
 * @param options - What they are about.
 * @returns JSON of CycloneDX 1.6, which ends with a newline.
 * @example
 * ```ts
 * import type { Verdict } from '@groundrules/audit/judge';
 * import { writeVex } from '@groundrules/audit/vex';
 *
 * export function toDocument(verdicts: readonly Verdict[]): string {
 *   const tool = { name: 'release', version: '1.0.0' };
 *   return writeVex(verdicts, { repository: 'lablink', at: new Date(), tool });
 * }
 * ```
 */
export function writeVex(
  verdicts: readonly Verdict[],
  { at, repository, tool, version }: VexOptions,
): string {
  const components = new Map<string, Component>();
  const bom = new Bom({
    serialNumber: Utils.randomSerialNumber(),
    metadata: new Metadata({
      timestamp: at,
      tools: new Tools({ tools: new ToolRepository([new Tool(tool)]) }),
      component: new Component(ComponentType.Application, repository, {
        bomRef: 'repository',
        ...(version !== undefined && { version }),
      }),
    }),
  });
  for (const verdict of verdicts) {
    bom.vulnerabilities.add(statementOn(verdict, components));
  }
  for (const component of components.values()) bom.components.add(component);
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function statementOn(
  verdict: Verdict,
  components: Map<string, Component>,
): Vulnerabilities.Vulnerability {
  const { vulnerability } = verdict;
  const { advisory, versions } = vulnerability;
  const fix = describeFix(vulnerability);
  const { id, title, url } = advisory;
  return new Vulnerabilities.Vulnerability({
    bomRef: `${advisory.package} ${id}`,
    id,
    source: sourceOf(id),
    references: new Vulnerabilities.ReferenceRepository(
      [...namesOf(advisory)]
        .filter((name) => name !== id.toUpperCase())
        .map((name) => new Vulnerabilities.Reference(name, sourceOf(name))),
    ),
    ratings: new Vulnerabilities.RatingRepository([ratingOf(advisory)]),
    description: title,
    ...(fix !== undefined && { recommendation: sentence(fix) }),
    advisories: new Vulnerabilities.AdvisoryRepository(
      url !== undefined && URL.canParse(url) ? [new Vulnerabilities.Advisory(new URL(url))] : [],
    ),
    analysis: analysisOf(verdict),
    affects: new Vulnerabilities.AffectRepository(
      versions.map((version) => affectOf(vulnerability, version, components)),
    ),
  });
}

function affectOf(
  { advisory }: Vulnerability,
  version: string,
  components: Map<string, Component>,
): Vulnerabilities.Affect {
  const purl = toPurl(advisory.package, version);
  const [group, name] = splitName(advisory.package);
  const component =
    components.get(purl) ??
    new Component(ComponentType.Library, name, {
      bomRef: purl,
      purl,
      version,
      ...(group !== undefined && { group }),
    });
  components.set(purl, component);
  return new Vulnerabilities.Affect(component.bomRef);
}

function splitName(name: string): [group: string | undefined, name: string] {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  return slash === -1 ? [undefined, name] : [name.slice(0, slash), name.slice(slash + 1)];
}

function analysisOf({ accepted, opinions, vulnerability }: Verdict): Vulnerabilities.Analysis {
  if (accepted === undefined) {
    const lapsed = opinions.map(
      ({ lapses, risk }) =>
        `${risk.owner} had accepted it: ${sentence(risk.reason)} That holds no longer: ${lapses.map(({ message }) => message).join('; ')}.`,
    );
    return new Vulnerabilities.Analysis({
      state: AnalysisState.InTriage,
      ...(lapsed.length > 0 && { detail: lapsed.join('\n') }),
    });
  }
  const detail = detailOf(accepted);
  if (accepted.justification !== undefined) {
    return new Vulnerabilities.Analysis({
      state: AnalysisState.NotAffected,
      justification: accepted.justification as VulnerabilityEnums.AnalysisJustification,
      detail,
    });
  }
  return new Vulnerabilities.Analysis({
    state: AnalysisState.Exploitable,
    response: new VulnerabilityEnums.AnalysisResponseRepository([
      describeFix(vulnerability) === undefined
        ? AnalysisResponse.CanNotFix
        : AnalysisResponse.WillNotFix,
      ...(accepted.mitigation === undefined ? [] : [AnalysisResponse.WorkaroundAvailable]),
    ]),
    detail,
  });
}

function detailOf(risk: AcceptedRisk): string {
  const { created, expires, fixNotTaken, investigation, mitigation, owner, reason } = risk;
  return [
    `Accepted by ${owner} on ${created}, until ${expires}: ${sentence(reason)}`,
    ...(investigation === undefined ? [] : [`Investigation: ${sentence(investigation)}`]),
    ...(mitigation === undefined ? [] : [`Mitigation: ${sentence(mitigation)}`]),
    ...(fixNotTaken === undefined ? [] : [`Fix not taken: ${sentence(fixNotTaken)}`]),
  ].join('\n');
}

const severityNames: Readonly<Record<Severity, VulnerabilityEnums.Severity>> = {
  critical: VulnerabilityEnums.Severity.Critical,
  high: VulnerabilityEnums.Severity.High,
  moderate: VulnerabilityEnums.Severity.Medium,
  low: VulnerabilityEnums.Severity.Low,
};

function ratingOf({ cvss, severity }: Advisory): Vulnerabilities.Rating {
  const method = methodOf(cvss?.vector);
  return new Vulnerabilities.Rating({
    severity: severityNames[worstOf([severity])],
    ...(cvss !== undefined && { score: cvss.score }),
    ...(cvss?.vector !== undefined && { vector: cvss.vector }),
    ...(method !== undefined && { method }),
  });
}

function methodOf(vector: string | undefined): VulnerabilityEnums.RatingMethod | undefined {
  if (vector === undefined) return undefined;
  if (vector.startsWith('CVSS:4.')) return RatingMethod.CVSSv4;
  if (vector.startsWith('CVSS:3.1')) return RatingMethod.CVSSv31;
  return vector.startsWith('CVSS:3.0') ? RatingMethod.CVSSv3 : RatingMethod.Other;
}

function sourceOf(id: string): Vulnerabilities.Source {
  if (/^GHSA-/iu.test(id)) {
    return new Vulnerabilities.Source({
      name: 'GitHub Advisory Database',
      url: `https://github.com/advisories/${id}`,
    });
  }
  if (/^CVE-/iu.test(id)) {
    return new Vulnerabilities.Source({
      name: 'NVD',
      url: `https://nvd.nist.gov/vuln/detail/${id}`,
    });
  }
  return new Vulnerabilities.Source({
    name: 'OSV',
    url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}`,
  });
}

function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = `${trimmed.slice(0, 1).toUpperCase()}${trimmed.slice(1)}`;
  return /[!.?]$/u.test(capital) ? capital : `${capital}.`;
}
