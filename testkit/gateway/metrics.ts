import type { CacheResult } from './staged-exchange.js';

/** Numbers of which CloudWatch shows statistics. */
export interface Statistic {
  readonly SampleCount: number;
  readonly Sum: number;
  readonly Minimum: number;
  readonly Maximum: number;
}

/**
 * The metrics of a stage by CloudWatch's names. Latencies in milliseconds.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export interface StageMetrics {
  readonly Count: number;
  readonly '4XXError': number;
  readonly '5XXError': number;
  /** Requests answered from the cache. */
  readonly CacheHitCount: number;
  /** Requests answered by the backend although their method is cached. */
  readonly CacheMissCount: number;
  readonly Latency: Statistic;
  /** Of requests that reached an integration. */
  readonly IntegrationLatency: Statistic;
}

/** Counts the requests of one stage. */
export interface MetricsCounter {
  record(
    status: number,
    latency: number,
    integrationLatency: number | undefined,
    cacheOutcome: CacheResult['outcome'] | undefined,
  ): void;
  read(): StageMetrics;
}

export function metricsCounter(): MetricsCounter {
  let count = 0;
  let clientErrors = 0;
  let serverErrors = 0;
  let cacheHits = 0;
  let cacheMisses = 0;
  const latencies = statistic();
  const integrationLatencies = statistic();
  return {
    record(status, latency, integrationLatency, cacheOutcome) {
      count++;
      if (cacheOutcome === 'hit') cacheHits++;
      else if (cacheOutcome !== undefined) cacheMisses++;
      if (status >= 500) serverErrors++;
      else if (status >= 400) clientErrors++;
      latencies.add(latency);
      if (integrationLatency !== undefined) integrationLatencies.add(integrationLatency);
    },
    read: () => ({
      Count: count,
      '4XXError': clientErrors,
      '5XXError': serverErrors,
      CacheHitCount: cacheHits,
      CacheMissCount: cacheMisses,
      Latency: latencies.read(),
      IntegrationLatency: integrationLatencies.read(),
    }),
  };
}

function statistic(): { add(value: number): void; read(): Statistic } {
  let count = 0;
  let sum = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = 0;
  return {
    add(value) {
      count++;
      sum += value;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    },
    read: () => ({ SampleCount: count, Sum: sum, Minimum: count === 0 ? 0 : minimum, Maximum: maximum }),
  };
}
