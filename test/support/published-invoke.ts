/** The two requests that the vendor publishes, comments and trailing commas removed; nothing else is changed. */
export const FIRST_REQUEST = `{
"context": {
"agentDescriptorId": "018e7dc6-d9f8-48aa-1751-b57fdce7403e"
},
"inputEvents": [
{
"messageEvent": {
"role": "ASSISTANT",
"content": {
"textContent": "Welcome to my store! How can I help?"
}
}
},
{
"messageEvent": {
"role": "USER",
"content": {
"textContent": "Do you offer free shipping?"
}
}
}
]
}`;

/** @param stateId of the answer to the first request */
export const secondRequest = (stateId: string): string => `{
"context": {
"stateId": "${stateId}"
},
"input_events": [
{
"messageEvent": {
"role": "USER",
"content": {
"textContent": "Yes I want a pink dress for my daughters 10th birthday"
}
}
}
]
}`;

/** The format example's body. */
export const EXAMPLE_REQUEST = `{
"context": {
"agentDescriptorId": "example-agent"
},
"inputEvents": [
{
"messageEvent": {
"role": "USER",
"content": {
"textContent": "Example input text"
}
}
}
]
}`;

/** The first request as it is printed, its comment and trailing comma in it: no JSON. */
export const FIRST_REQUEST_AS_PRINTED = FIRST_REQUEST.replace(
  '"018e7dc6-d9f8-48aa-1751-b57fdce7403e"',
  '"018e7dc6-d9f8-48aa-1751-b57fdce7403e", // Not a real agent_descriptor_id',
);
