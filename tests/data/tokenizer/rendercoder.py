"""Fills Qwen3-Coder's own chat template, as the transformers library does: make.mjs runs this.

Takes the template's path; reads a JSON array of chat completions bodies, writes one of prompts.
"""
import json
import sys

from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment


def flat(message):
    """A message as a service hands it to a template: texts joined, what a call's arguments hold."""
    message = dict(message)
    if isinstance(message.get("content"), list):
        message["content"] = "".join(part["text"] for part in message["content"])
    if "tool_calls" in message:
        message["tool_calls"] = [
            {**call, "function": {**call["function"], "arguments": json.loads(call["function"]["arguments"])}}
            for call in message["tool_calls"]
        ]
    return message


environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols])
environment.filters["tojson"] = lambda value: json.dumps(value, ensure_ascii=False)
with open(sys.argv[1], encoding="utf-8") as file:
    template = environment.from_string(file.read())
prompts = []
for body in json.load(sys.stdin):
    tools = {"tools": body["tools"]} if "tools" in body else {}
    prompts.append(template.render(messages=[flat(m) for m in body["messages"]], add_generation_prompt=True, **tools))
json.dump(prompts, sys.stdout)
