"""Reads SAM templates from standard input, a JSON object of texts by name, and prints what the SAM translator makes of each, as JSON.

Code folders and files of routes become addresses, as "sam package" would make them. A template that the translator refuses has the key "error".
"""
import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse


def translate(text):
    template = yaml_parse(text)
    function = template.get("Globals", {}).get("Function", {})
    function.pop("CodeUri", None)
    for resource in template["Resources"].values():
        properties = resource.setdefault("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function" and "InlineCode" not in properties and "ImageUri" not in properties:
            properties["CodeUri"] = "s3://bucket/code.zip"
        for key in ("DefinitionUri", "ContentUri", "Location"):
            if isinstance(properties.get(key), str):
                properties[key] = "s3://bucket/file" if key != "Location" else "https://s3.amazonaws.com/bucket/file"
    return Translator({}, Parser()).translate(template, {})


results = {}
for name, text in json.load(sys.stdin).items():
    try:
        results[name] = translate(text)
    except Exception as e:
        results[name] = {"error": str(getattr(e, "causes", None) and [c.message for c in e.causes] or e)}
print(json.dumps(results, default=str))
