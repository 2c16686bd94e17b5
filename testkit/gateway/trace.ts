import { inspect } from 'node:util';
import type { Clock } from '../exchange/index.js';
import type { GatewayStep, StagedExchange } from './staged-exchange.js';

/** What happened to one request, step by step. */
export interface Trace {
  readonly requestId: string;
  readonly steps: readonly TracedStep[];
  /** The lines of the execution log, without times. */
  readonly lines: readonly string[];
  /** As AWS prints the execution log of a test invocation; `console.log` prints it so too. */
  toString(): string;
}

/** One step of the pipeline. */
export interface TracedStep {
  /** Its name in the pipeline, `validateRequest`. */
  readonly name: string;
  /** Milliseconds by the gateway's clock. */
  readonly milliseconds: number;
  /** Members of the exchange that the step has changed, as they were. */
  readonly input: Readonly<Partial<Record<TracedMember, unknown>>>;
  /** The same as the step left them. */
  readonly output: Readonly<Partial<Record<TracedMember, unknown>>>;
  /** What ended the request here. */
  readonly error?: string;
}

const tracedMembers = [
  'stageVariables',
  'headers',
  'body',
  'matched',
  'pathParameters',
  'authorizer',
  'integrationRequest',
  'integrationResponse',
  'integrationLatency',
  'selectedResponse',
  'response',
  'cacheResult',
] as const satisfies readonly (keyof StagedExchange)[];

/** The members of an exchange that a trace watches. */
export type TracedMember = (typeof tracedMembers)[number];

/** A trace that is being written. */
export interface OpenTrace extends Trace {
  readonly log: (line: string) => void;
  /** The steps, each of them watched. */
  watch(steps: readonly GatewayStep[]): readonly GatewayStep[];
  /** What `console.log` prints: the steps hold whole exchanges, which nobody can read. */
  [inspect.custom](): string;
}

/** Begins a trace. */
export function openTrace(clock: Clock): OpenTrace & { requestId: string } {
  const steps: TracedStep[] = [];
  const lines: string[] = [];
  const times: number[] = [];
  return {
    requestId: '',
    steps,
    lines,
    log(line) {
      lines.push(line);
      times.push(clock.now());
    },
    watch: (watched) => watched.map((step) => watchedStep(step, steps, clock)),
    toString() {
      const dated = lines.map((line, index) => `${logTime(times[index] ?? 0)} : ${line}`);
      return [`Execution log for request ${this.requestId}`, ...dated, ''].join('\n');
    },
    [inspect.custom]() {
      return this.toString();
    },
  };
}

function watchedStep(step: GatewayStep, steps: TracedStep[], clock: Clock): GatewayStep {
  return (exchange) => {
    const before = membersOf(exchange);
    const started = clock.now();
    const end = (error?: unknown): void => {
      const changed = tracedMembers.filter((member) => before[member] !== exchange[member]);
      steps.push({
        name: step.name,
        milliseconds: clock.now() - started,
        input: Object.fromEntries(changed.map((member) => [member, before[member]])),
        output: Object.fromEntries(changed.map((member) => [member, exchange[member]])),
        ...(error === undefined
          ? {}
          : { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }),
      });
    };
    try {
      const pending = step(exchange);
      if (pending === undefined) return end();
      return pending.then(
        () => end(),
        (error: unknown) => {
          end(error);
          throw error;
        },
      );
    } catch (error) {
      end(error);
      throw error;
    }
  };
}

function membersOf(exchange: StagedExchange): Readonly<Record<TracedMember, unknown>> {
  const { stageVariables, headers, body, matched, pathParameters, authorizer } = exchange;
  const { integrationRequest, integrationResponse, integrationLatency, selectedResponse } = exchange;
  const { response, cacheResult } = exchange;
  return {
    stageVariables,
    headers,
    body,
    matched,
    pathParameters,
    authorizer,
    integrationRequest,
    integrationResponse,
    integrationLatency,
    selectedResponse,
    response,
    cacheResult,
  };
}

/** `Sun Nov 22 20:40:00 UTC 2026`. */
function logTime(milliseconds: number): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = new Date(milliseconds).toUTCString().split(/,? /);
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
