"""A cloud to deploy to in tests: moto's server with what its CloudFormation lacks.

    python3 moto_cloudformation.py PORT        listens on 127.0.0.1 until its standard input ends

moto makes most AWS resources, but of CloudFormation it leaves out what a deployment is made of. Added here: the SAM transform
(by AWS's own translator), events for each resource, outputs after a change set, rollback, replacement with its details in the
change set, deletion policies, an error instead of silence for a type that nobody makes, and the types that the examples use.

Resources of the added types are made through moto's own service APIs, so that a test sees them as it would see any other.
Written for moto 5.2. A resource whose Description or logical id holds "BreaksOnPurpose" cannot be made.
"""
import copy
import json
import os
import re
import sys
import threading
import time
import warnings

PORT = int(sys.argv[1])
ENDPOINT = f"http://127.0.0.1:{PORT}"
os.environ.update(MOTO_PORT=str(PORT), AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="us-east-1")
warnings.simplefilter("ignore")

import boto3
from botocore.config import Config
import moto.apigateway.models as apigateway
import moto.awslambda.models as awslambda
import moto.cloudformation.models as stacks
import moto.cloudformation.parsing as parsing
import moto.cloudformation.responses as responses
import moto.events.models as events
import moto.logs.models as logs
from moto.core.common_models import CloudFormationModel
import moto_watching  # noqa: F401, it corrects moto where it is imported


def client(service, region):
    return boto3.client(service, region_name=region, endpoint_url=ENDPOINT, config=Config(retries={"max_attempts": 0}))


def whole_numbers(value):
    """Parameters arrive as text; APIs want numbers."""
    if isinstance(value, dict):
        return {key: whole_numbers(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [whole_numbers(entry) for entry in value]
    return int(value) if isinstance(value, str) and value.isdigit() else value


def only(properties, *names):
    return {name: properties[name] for name in names if name in properties}


def without(properties, *names):
    return {name: value for name, value in properties.items() if name not in names}


# ---------------------------------------------------------------- types that are made through an API

class Made:
    """One resource: its physical id, its attributes and how it is removed. `make` and `change` belong to its type."""
    kind = name_property = None
    attributes = ()
    make = change = None

    def __init__(self, physical_id, attributes, remove):
        self.physical_resource_id, self.values, self.remove = physical_id, attributes, remove

    @classmethod
    def cloudformation_name_type(cls):
        return cls.name_property or ""

    @classmethod
    def cloudformation_type(cls):
        return cls.kind

    @classmethod
    def has_cfn_attr(cls, attribute):
        return attribute in cls.attributes

    def get_cfn_attribute(self, attribute):
        if attribute in self.values:
            return self.values[attribute]
        raise parsing.UnformattedGetAttTemplateException()

    @classmethod
    def create_from_cloudformation_json(cls, name, description, account_id, region_name, **_):
        return cls(*cls.make(dict(description.get("Properties") or {}), name, region_name, account_id))

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        if cls.change:
            cls.change(original_resource, dict(cloudformation_json["Properties"]), region_name)
            return original_resource
        original_resource.delete(account_id, region_name)
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    def delete(self, account_id, region_name):
        if self.remove:
            try:
                self.remove()
            except Exception:
                pass  # it went with what it belonged to

    def is_created(self):
        return True


REGISTERED = []


def made(kind, attributes=(), name=None, change=None):
    """Says that the decorated function makes resources of this type: (properties, name, region, account) -> id, attributes, remover."""
    def register(make):
        members = dict(kind=kind, attributes=attributes, name_property=name, make=staticmethod(make), change=staticmethod(change) if change else None)
        REGISTERED.append(type(kind.replace("::", ""), (Made, CloudFormationModel), members))
        return make
    return register


@made("AWS::SNS::Subscription", ("Arn",))
def subscription(properties, name, region, account):
    sns = client("sns", region)
    chosen = only(properties, "RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy", "DeliveryPolicy")
    texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in chosen.items()}
    arn = sns.subscribe(TopicArn=properties["TopicArn"], Protocol=properties["Protocol"], Endpoint=properties.get("Endpoint", ""),
                        Attributes=texts, ReturnSubscriptionArn=True)["SubscriptionArn"]
    return arn, {"Arn": arn}, lambda: sns.unsubscribe(SubscriptionArn=arn)


@made("AWS::SNS::TopicPolicy", ("Id",))
def topic_policy(properties, name, region, account):
    for topic in properties["Topics"]:
        client("sns", region).set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps(properties["PolicyDocument"]))
    return name, {"Id": name}, None


@made("AWS::SQS::QueuePolicy", ("Id",))
def queue_policy(properties, name, region, account):
    for queue in properties["Queues"]:
        client("sqs", region).set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(properties["PolicyDocument"])})
    return name, {"Id": name}, None


@made("AWS::S3::BucketPolicy")
def bucket_policy(properties, name, region, account):
    s3 = client("s3", region)
    s3.put_bucket_policy(Bucket=properties["Bucket"], Policy=json.dumps(properties["PolicyDocument"]))
    return name, {}, lambda: s3.delete_bucket_policy(Bucket=properties["Bucket"])


@made("AWS::ApiGatewayV2::Api", ("ApiId", "ApiEndpoint"), name="Name")
def http_api(properties, name, region, account):
    gateway = client("apigatewayv2", region)
    body = properties.get("Body")
    title = properties.get("Name") or (body or {}).get("info", {}).get("title") or name
    rest = whole_numbers(without(properties, "Body", "FailOnWarnings", "Name"))
    api = gateway.create_api(**{"ProtocolType": "HTTP", **rest, "Name": title})
    if body:
        gateway.reimport_api(ApiId=api["ApiId"], Body=json.dumps(body))
    return api["ApiId"], {"ApiId": api["ApiId"], "ApiEndpoint": api["ApiEndpoint"]}, lambda: gateway.delete_api(ApiId=api["ApiId"])


def change_http_api(resource, properties, region):
    if properties.get("Body"):
        client("apigatewayv2", region).reimport_api(ApiId=resource.physical_resource_id, Body=json.dumps(properties["Body"]))


REGISTERED[-1].change = staticmethod(change_http_api)


def part_of_http_api(kind, operation, key):
    @made(kind, (key, "Id"), name="StageName" if operation == "stage" else None)
    def make(properties, name, region, account):
        gateway = client("apigatewayv2", region)
        part = getattr(gateway, "create_" + operation)(**whole_numbers(without(properties, "AccessLogSettings", "Tags")))
        where = {"ApiId": properties["ApiId"], key: part[key]}
        return part[key], {key: part[key], "Id": part[key]}, lambda: getattr(gateway, "delete_" + operation)(**where)


part_of_http_api("AWS::ApiGatewayV2::Integration", "integration", "IntegrationId")
part_of_http_api("AWS::ApiGatewayV2::Route", "route", "RouteId")
part_of_http_api("AWS::ApiGatewayV2::Authorizer", "authorizer", "AuthorizerId")
part_of_http_api("AWS::ApiGatewayV2::Stage", "stage", "StageName")


PUT_INTEGRATION = apigateway.APIGatewayBackend.put_integration


def put_integration(self, *args, **given):
    """What answers by itself, as the preflight of CORS does, has no address and no method to ask it with; moto insists on both."""
    return PUT_INTEGRATION(self, *args, **{"uri": "", "integration_method": "POST", **given})


apigateway.APIGatewayBackend.put_integration = put_integration


@made("AWS::ApiGateway::Stage", name="StageName")
def rest_api_stage(properties, name, region, account):
    gateway = client("apigateway", region)
    gateway.create_stage(restApiId=properties["RestApiId"], stageName=properties["StageName"], deploymentId=properties["DeploymentId"])
    return properties["StageName"], {}, lambda: gateway.delete_stage(restApiId=properties["RestApiId"], stageName=properties["StageName"])


@made("AWS::ApiGateway::Account", ("Id",))
def gateway_account(properties, name, region, account):
    return name, {"Id": name}, None


@made("AWS::Cognito::UserPool", ("Arn", "UserPoolId", "ProviderName", "ProviderURL"), name="UserPoolName")
def user_pool(properties, name, region, account):
    cognito = client("cognito-idp", region)
    chosen = without(properties, "UserPoolName", "UserPoolTags", "EnabledMfas", "WebAuthnRelyingPartyID")
    pool = cognito.create_user_pool(PoolName=properties.get("UserPoolName", name), **whole_numbers(chosen))["UserPool"]["Id"]
    provider = f"cognito-idp.{region}.amazonaws.com/{pool}"
    values = {"Arn": f"arn:aws:cognito-idp:{region}:{account}:userpool/{pool}", "UserPoolId": pool, "ProviderName": provider, "ProviderURL": "https://" + provider}
    return pool, values, lambda: cognito.delete_user_pool(UserPoolId=pool)


@made("AWS::Cognito::UserPoolClient", ("ClientId",), name="ClientName")
def user_pool_client(properties, name, region, account):
    cognito = client("cognito-idp", region)
    made_client = cognito.create_user_pool_client(**{"ClientName": name, **whole_numbers(properties)})["UserPoolClient"]["ClientId"]
    return made_client, {"ClientId": made_client}, lambda: cognito.delete_user_pool_client(UserPoolId=properties["UserPoolId"], ClientId=made_client)


@made("AWS::Cognito::IdentityPool", ("Name",), name="IdentityPoolName")
def identity_pool(properties, name, region, account):
    cognito = client("cognito-identity", region)
    guests = str(properties.get("AllowUnauthenticatedIdentities", "false")).lower() == "true"
    pool = cognito.create_identity_pool(IdentityPoolName=properties.get("IdentityPoolName", name), AllowUnauthenticatedIdentities=guests)["IdentityPoolId"]
    # moto cannot delete identity pools; nothing is left of them but this process
    return pool, {"Name": name}, None


@made("AWS::Cognito::IdentityPoolRoleAttachment")
def identity_pool_roles(properties, name, region, account):
    return properties["IdentityPoolId"] + "-roles", {}, None


@made("AWS::Scheduler::Schedule", ("Arn",), name="Name")
def schedule(properties, name, region, account):
    scheduler = client("scheduler", region)
    wanted = properties.get("Name", name)
    arn = scheduler.create_schedule(Name=wanted, **without(properties, "Name"))["ScheduleArn"]
    return wanted, {"Arn": arn}, lambda: scheduler.delete_schedule(Name=wanted)


@made("AWS::AppSync::GraphQLApi", ("ApiId", "Arn", "GraphQLUrl"), name="Name")
def graphql_api(properties, name, region, account):
    appsync = client("appsync", region)
    api = appsync.create_graphql_api(name=properties.get("Name", name), authenticationType=properties["AuthenticationType"], xrayEnabled=bool(properties.get("XrayEnabled", False)))["graphqlApi"]
    known = {"ApiId": api["apiId"], "Arn": api["arn"], "GraphQLUrl": api.get("uris", {}).get("GRAPHQL", "")}
    return api["arn"], known, lambda: appsync.delete_graphql_api(apiId=api["apiId"])


@made("AWS::AppSync::GraphQLSchema", ("Id",))
def graphql_schema(properties, name, region, account):
    appsync = client("appsync", region)
    appsync.start_schema_creation(apiId=properties["ApiId"], definition=properties["Definition"].encode())
    status = appsync.get_schema_creation_status(apiId=properties["ApiId"])
    if status["status"] == "FAILED":
        raise ValueError(status.get("details", "The schema is none."))
    return properties["ApiId"] + "GraphQLSchema", {"Id": properties["ApiId"] + "GraphQLSchema"}, None


@made("AWS::AppSync::ApiKey", ("ApiKey", "ApiKeyId", "Arn"))
def graphql_key(properties, name, region, account):
    appsync = client("appsync", region)
    key = appsync.create_api_key(apiId=properties["ApiId"])["apiKey"]["id"]
    return key, {"ApiKey": key, "ApiKeyId": key, "Arn": key}, lambda: appsync.delete_api_key(apiId=properties["ApiId"], id=key)


# moto has none of these: they are only asked to belong to an API that is there
@made("AWS::AppSync::DataSource", ("Name", "DataSourceArn"))
def graphql_source(properties, name, region, account):
    arn = client("appsync", region).get_graphql_api(apiId=properties["ApiId"])["graphqlApi"]["arn"] + "/datasources/" + properties["Name"]
    return arn, {"Name": properties["Name"], "DataSourceArn": arn}, None


@made("AWS::AppSync::Resolver", ("ResolverArn",))
def graphql_resolver(properties, name, region, account):
    arn = client("appsync", region).get_graphql_api(apiId=properties["ApiId"])["graphqlApi"]["arn"]
    arn += "/types/" + properties["TypeName"] + "/resolvers/" + properties["FieldName"]
    return arn, {"ResolverArn": arn}, None


@made("AWS::SES::EmailIdentity", name="EmailIdentity")
def email_identity(properties, name, region, account):
    mail = client("sesv2", region)
    mail.create_email_identity(EmailIdentity=properties["EmailIdentity"])
    return properties["EmailIdentity"], {}, lambda: mail.delete_email_identity(EmailIdentity=properties["EmailIdentity"])


@made("AWS::SSM::Parameter", ("Type", "Value"), name="Name")
def parameter(properties, name, region, account):
    store = client("ssm", region)
    wanted = properties.get("Name", name)
    store.put_parameter(Name=wanted, **only(properties, "Value", "Type", "Description", "Tier"))
    return wanted, {"Type": properties["Type"], "Value": properties["Value"]}, lambda: store.delete_parameter(Name=wanted)


@made("AWS::SecretsManager::Secret", ("Id",), name="Name")
def secret(properties, name, region, account):
    secrets = client("secretsmanager", region)
    wanted = properties.get("Name", name)
    value = properties.get("SecretString") or secrets.get_random_password(ExcludePunctuation=True)["RandomPassword"]
    arn = secrets.create_secret(Name=wanted, SecretString=value, **only(properties, "Description"))["ARN"]
    return arn, {"Id": arn}, lambda: secrets.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)


@made("AWS::CloudWatch::Alarm", ("Arn",), name="AlarmName")
def alarm(properties, name, region, account):
    cloudwatch = client("cloudwatch", region)
    wanted = properties.get("AlarmName", name)
    numbers = whole_numbers(without(properties, "AlarmName"))
    if "Threshold" in numbers:
        numbers["Threshold"] = float(numbers["Threshold"])
    cloudwatch.put_metric_alarm(AlarmName=wanted, **numbers)
    return wanted, {"Arn": f"arn:aws:cloudwatch:{region}:{account}:alarm:{wanted}"}, lambda: cloudwatch.delete_alarms(AlarmNames=[wanted])


def function_name(text):
    return text.split(":function:")[-1].split(":")[0]


def published_version(text):
    return text.split(":")[-1] if text.startswith("arn") else text


def change_alias(resource, properties, region):
    client("lambda", region).update_alias(FunctionName=function_name(properties["FunctionName"]), Name=properties["Name"],
                                          FunctionVersion=published_version(str(properties["FunctionVersion"])))


@made("AWS::Lambda::Alias", ("AliasArn",), change=change_alias)
def alias(properties, name, region, account):
    functions = client("lambda", region)
    function = function_name(properties["FunctionName"])
    arn = functions.create_alias(FunctionName=function, Name=properties["Name"], FunctionVersion=published_version(str(properties["FunctionVersion"])))["AliasArn"]
    return arn, {"AliasArn": arn}, lambda: functions.delete_alias(FunctionName=function, Name=properties["Name"])


@made("AWS::Lambda::Url", ("FunctionArn", "FunctionUrl"))
def function_url(properties, name, region, account):
    functions = client("lambda", region)
    function = function_name(properties["TargetFunctionArn"])
    made_url = functions.create_function_url_config(FunctionName=function, AuthType=properties["AuthType"], **only(properties, "Cors"))
    return made_url["FunctionArn"], only(made_url, "FunctionArn", "FunctionUrl"), lambda: functions.delete_function_url_config(FunctionName=function)


@made("AWS::Lambda::EventInvokeConfig")
def event_invoke(properties, name, region, account):
    return function_name(properties["FunctionName"]) + "-invoke", {}, None


# ---------------------------------------------------------------- corrections of moto's own types

def make_version(cls, name, description, account_id, region_name, **_):
    function = function_name(description["Properties"]["FunctionName"])
    version = awslambda.LambdaVersion({"Version": client("lambda", region_name).publish_version(FunctionName=function)["Version"]})
    version.physical_resource_id = f"arn:aws:lambda:{region_name}:{account_id}:function:{function}:{version.version}"
    return version


awslambda.LambdaVersion.create_from_cloudformation_json = classmethod(make_version)
awslambda.LambdaVersion.has_cfn_attr = classmethod(lambda cls, attribute: attribute in ("Version", "FunctionArn"))
awslambda.LambdaVersion.get_cfn_attribute = lambda self, attribute: self.version
awslambda.LambdaVersion.delete = lambda self, account, region: None
apigateway.Deployment.physical_resource_id = property(lambda self: self.id)
# what has no physical id is put whole where it is referred to
events.EventBus.physical_resource_id = property(lambda self: self.name)


def make_rest_api(cls, name, description, account_id, region_name, **_):
    properties = description["Properties"]
    body = properties.get("Body")
    title = properties.get("Name") or (body or {}).get("info", {}).get("title") or name
    backend = apigateway.apigateway_backends[account_id][region_name]
    api = backend.create_rest_api(name=title, description=properties.get("Description", ""), endpoint_configuration=properties.get("EndpointConfiguration"))
    if body:
        methods = {path: {method.replace("x-amazon-apigateway-any-method", "any"): said for method, said in of.items() if isinstance(said, dict)} for path, of in body.get("paths", {}).items()}
        # moto reads no Swagger, and the methods of both are the same to it
        backend.put_rest_api(api.id, {"openapi": "3.0.1", "info": {"title": title, "version": "1"}, "paths": methods}, False)
    return api


apigateway.RestAPI.create_from_cloudformation_json = classmethod(make_rest_api)


def change_log_group(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    days = cloudformation_json["Properties"].get("RetentionInDays")
    original_resource.set_retention_policy(days and int(days))
    return original_resource


logs.LogGroup.update_from_cloudformation_json = classmethod(change_log_group)
logs.LogGroup.delete = lambda self, account, region: logs.logs_backends[account][region].delete_log_group(self.name)


# ---------------------------------------------------------------- SAM

class ManagedPolicies:
    def load(self):
        names = ("AWSLambdaBasicExecutionRole", "AWSLambdaSQSQueueExecutionRole", "AWSLambdaKinesisExecutionRole", "AWSLambdaDynamoDBExecutionRole")
        return {name: "arn:aws:iam::aws:policy/service-role/" + name for name in names}


def expanded(template, parameters):
    if "AWS::Serverless-2016-10-31" not in template:
        return template
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse
    return json.dumps(transform(yaml_parse(template), dict(parameters or {}), ManagedPolicies()))


# ---------------------------------------------------------------- change sets with details

# properties whose change needs a new resource, of the types that tests replace
FIXED = {
    "AWS::DynamoDB::Table": {"TableName", "KeySchema", "LocalSecondaryIndexes"},
    "AWS::SQS::Queue": {"QueueName", "FifoQueue"},
    "AWS::S3::Bucket": {"BucketName"},
    "AWS::Lambda::Function": {"FunctionName"},
    "AWS::Logs::LogGroup": {"LogGroupName"},
    "AWS::IAM::Role": {"RoleName"},
}


def details(old, new):
    before, after = old.get("Properties") or {}, new.get("Properties") or {}
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    fixed = FIXED.get(new["Type"], set())
    return [{"Target": {"Attribute": "Properties", "Name": name, "RequiresRecreation": "Always" if name in fixed else "Never"},
             "Evaluation": "Static", "ChangeSource": "DirectModification"} for name in changed]


def changes_of(self):
    old, new = self.stack.resource_map._resource_json_map, self.template_dict["Resources"]
    found = []
    for action, resources in self.stack.resource_map.build_change_set_actions(self.template_dict).items():
        for name, resource in resources.items():
            change = stacks.Change(action=action, logical_resource_id=name, resource_type=resource["ResourceType"])
            if action == "Modify":
                change.details = details(old[name], new[name])
                change.replacement = "True" if any(d["Target"]["RequiresRecreation"] == "Always" for d in change.details) else "False"
            if action == "Remove" and old[name].get("DeletionPolicy") == "Retain":
                change.policy_action = "Retain"
            elif action == "Modify" and change.replacement == "True":
                change.policy_action = "ReplaceAndRetain" if old[name].get("UpdateReplacePolicy") == "Retain" else "ReplaceAndDelete"
            found.append(change)
    return found


stacks.ChangeSet.diff = changes_of
plain_create_change_set = stacks.CloudFormationBackend.create_change_set


def create_change_set(self, stack_name, change_set_name, template, parameters, *more, **named):
    fresh = named.get("change_set_type") == "CREATE"
    waiting = [s for s in self.stacks.values() if s.name == stack_name and s.status == "REVIEW_IN_PROGRESS"] if fresh else []
    for stack in waiting:
        self.stacks.pop(stack.stack_id)
    found = plain_create_change_set(self, stack_name, change_set_name, expanded(template, parameters), parameters, *more, **named)
    self.change_sets[found[0]].original = template
    return found


stacks.CloudFormationBackend.create_change_set = create_change_set


def get_template(self):
    backend, stage = self.cloudformation_backend, self._get_param("TemplateStage", "Original")
    chosen = self._get_param("ChangeSetName")
    if chosen:
        change_set = backend.describe_change_set(change_set_name=chosen)
        text = change_set.original if stage == "Original" else change_set.template
    else:
        stack = backend.get_stack(self._get_param("StackName"))
        text = getattr(stack, "original", stack.template) if stage == "Original" else stack.template
    return responses.ActionResult({"TemplateBody": text})


responses.CloudFormationResponse.get_template = get_template


# ---------------------------------------------------------------- events of resources

def stack_of(resources):
    return stacks.cloudformation_backends[resources._account_id][resources._region_name].stacks.get(resources.stack_id)


def tell(resources, logical_id, kind, status, physical_id="", reason=None):
    stack = stack_of(resources) or getattr(resources, "leaving", None)
    if stack:
        stack.events.append(stacks.Event(stack.stack_id, stack.name, logical_id, physical_id or "", kind, status, reason, None))


def words(error):
    return str(getattr(error, "message", None) or error)


def is_known(kind):
    return kind in parsing.get_model_map() or kind.startswith("Custom::") or kind in parsing.NULL_MODELS or kind == "AWS::CloudFormation::CustomResource"


def watched(plain, verb):
    def run(logical_id, description, resources, account_id, region_name):
        kind = description["Type"]
        tell(resources, logical_id, kind, verb + "_IN_PROGRESS")
        try:
            if not is_known(kind):
                raise parsing.ValidationError(logical_id, f"Unrecognized resource types: [{kind}]")
            if "BreaksOnPurpose" in logical_id or "BreaksOnPurpose" in json.dumps(description.get("Properties", {}), default=str):
                raise parsing.ValidationError(logical_id, 'Resource handler returned message: "User: arn:aws:iam::123456789012:user/test is not authorized to '
                                              f'perform: test:Create on resource: {logical_id}" (RequestToken: 0-0, HandlerErrorCode: AccessDenied)')
            if verb == "UPDATE":
                old = getattr(resources, "before", {}).get(logical_id)
                if old and any(d["Target"]["RequiresRecreation"] == "Always" for d in details(old, description)):
                    resource = replaced(logical_id, old, description, resources, account_id, region_name)
                else:
                    resource = plain(logical_id, description, resources, account_id=account_id, region_name=region_name)
            else:
                resource = plain(logical_id, description, resources, account_id=account_id, region_name=region_name)
        except Exception as error:
            tell(resources, logical_id, kind, verb + "_FAILED", reason=words(error))
            raise
        tell(resources, logical_id, kind, verb + "_COMPLETE", getattr(resource, "physical_resource_id", None))
        return resource
    return run


def replaced(logical_id, old, description, resources, account_id, region_name):
    tell(resources, logical_id, description["Type"], "UPDATE_IN_PROGRESS", reason="Requested update requires the creation of a new physical resource; hence creating one.")
    before = resources._parsed_resources.pop(logical_id)
    fresh = plain_create(logical_id, description, resources, account_id=account_id, region_name=region_name)
    resources._parsed_resources[logical_id] = fresh
    if old.get("UpdateReplacePolicy") != "Retain":
        plain_delete(resources, before, old)
    else:
        tell(resources, logical_id, description["Type"], "DELETE_SKIPPED", getattr(before, "physical_resource_id", ""))
    return fresh


plain_create = parsing.parse_and_create_resource
parsing.parse_and_create_resource = watched(plain_create, "CREATE")
parsing.parse_and_update_resource = watched(parsing.parse_and_update_resource, "UPDATE")
plain_delete = parsing.ResourceMap._delete_resource


def delete_resource(self, resource, description):
    logical_id = getattr(resource, "logical_resource_id", "?")
    physical_id = getattr(resource, "physical_resource_id", "")
    if description.get("DeletionPolicy") == "Retain":
        tell(self, logical_id, description["Type"], "DELETE_SKIPPED", physical_id)
        return
    tell(self, logical_id, description["Type"], "DELETE_IN_PROGRESS", physical_id)
    plain_delete(self, resource, description)
    tell(self, logical_id, description["Type"], "DELETE_COMPLETE", physical_id)


parsing.ResourceMap._delete_resource = delete_resource
plain_delete_all = parsing.ResourceMap.delete


def delete_all(self):
    for name, description in self._resource_json_map.items():
        if description.get("DeletionPolicy") == "Retain" and name in self._parsed_resources:
            tell(self, name, description["Type"], "DELETE_SKIPPED", getattr(self._parsed_resources[name], "physical_resource_id", ""))
    plain_delete_all(self)


parsing.ResourceMap.delete = delete_all


# ---------------------------------------------------------------- execution beside the request, with outputs and rollback

def execute_change_set(self, change_set_name, stack_name=None):
    change_set = self.change_sets.get(change_set_name)
    if change_set is None:
        raise stacks.ValidationError(stack_name)
    stack, verb = self.stacks[change_set.stack_id], change_set.change_set_type
    resources = stack.resource_map
    before = (copy.deepcopy(resources._template), dict(resources.input_parameters or {}))

    def end(status, reason=None):
        stack.status = status
        stack._add_stack_event(status, resource_status_reason=reason)

    end(verb + "_IN_PROGRESS", "User Initiated")
    change_set.execution_status = "EXECUTE_IN_PROGRESS"
    resources.before = dict(resources._resource_json_map)

    def work():
        time.sleep(0.05)
        try:
            change_set.apply()
            stack.template, stack.template_dict, stack.parameters = change_set.template, change_set.template_dict, change_set.parameters
            stack.original = change_set.original
            stack.output_map = stack._create_output_map()
            list(stack.output_map.values())
            change_set.execution_status = "EXECUTE_COMPLETE"
            end(verb + "_COMPLETE")
        except Exception as error:
            change_set.execution_status = "EXECUTE_FAILED"
            back("ROLLBACK" if verb == "CREATE" else "UPDATE_ROLLBACK", words(error))

    def back(word, reason):
        end(word + "_IN_PROGRESS", reason)
        try:
            if word == "ROLLBACK":
                made_so_far = {name: d for name, d in resources._resource_json_map.items() if name in resources._parsed_resources}
                resources._resource_json_map = made_so_far
                resources.delete()
            else:
                resources.before = dict(resources._resource_json_map)
                resources.update(*before)
            end(word + "_COMPLETE")
        except Exception as error:
            end(word + "_FAILED", words(error))

    threading.Thread(target=work, daemon=True).start()


stacks.CloudFormationBackend.execute_change_set = execute_change_set
plain_delete_stack = stacks.CloudFormationBackend.delete_stack


def delete_stack(self, name_or_stack_id):
    stack = next((s for s in self.stacks.values() if name_or_stack_id in (s.name, s.stack_id)), None)
    if stack is None:
        return
    stack.resource_map.leaving = stack
    plain_delete_stack(self, stack.stack_id)


stacks.CloudFormationBackend.delete_stack = delete_stack


def until_input_ends():
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    from moto.server import main
    threading.Thread(target=until_input_ends, daemon=True).start()
    main(["-H", "127.0.0.1", "-p", str(PORT)])
