"""Reads a SAM template from standard input and prints what the SAM translator makes of it, as JSON.

Code folders and definition files become addresses, as "sam package" would make them. Managed policies are none, because a template of ours names none.
"""
import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

template = yaml_parse(sys.stdin.read())
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::Function":
        resource["Properties"]["CodeUri"] = "s3://bucket/code.zip"
    elif resource["Type"] == "AWS::Serverless::LayerVersion":
        resource["Properties"]["ContentUri"] = "s3://bucket/layer.zip"
    elif resource["Type"] == "AWS::Serverless::StateMachine" and "DefinitionUri" in resource["Properties"]:
        resource["Properties"]["DefinitionUri"] = "s3://bucket/flow.json"
print(json.dumps(Translator({}, Parser()).translate(template, {}), default=str))
