import type { PrepareIntegration } from '../exchange/index.js';
import { awsService } from './aws-service.js';

/**
 * AWS_PROXY to Firehose. All that is known of it is that AWS accepts it: it names it in its refusal of other services
 * (`Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.`). What
 * it sends and how it maps the answer is unconfirmed; here the request goes out as that of an integration of type AWS,
 * with the client's body passed, and the answer passes with status and body.
 */
export const firehoseProxy: PrepareIntegration = (integration, method, deployed) => {
  const service = awsService(
    { ...integration, type: 'AWS', requestTemplates: new Map(), passthroughBehavior: 'WHEN_NO_MATCH', responses: [] },
    method,
    deployed,
  );
  return {
    mapRequest: service.mapRequest,
    callIntegration: service.callIntegration,
    selectResponse() {},
    mapResponse(exchange) {
      const { integrationResponse: answer } = exchange;
      if (answer?.kind !== 'http') return;
      exchange.response = {
        status: answer.status,
        headers: [['Content-Type', 'application/json']],
        body: answer.body,
      };
      exchange.sendsTraceHeader = true;
    },
  };
};
