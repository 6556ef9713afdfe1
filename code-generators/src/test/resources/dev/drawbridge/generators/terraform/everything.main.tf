terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_cognito_identity_pool" "web_identity_pool" {
  identity_pool_name               = "${var.name}-web-identity-pool"
  allow_unauthenticated_identities = true
}

resource "aws_iam_role" "web_guest_role" {
  name = "${var.name}-web-guest-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Federated = "cognito-identity.amazonaws.com"
        }
        Action = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "cognito-identity.amazonaws.com:aud" = aws_cognito_identity_pool.web_identity_pool.id
          }
          "ForAnyValue:StringLike" = {
            "cognito-identity.amazonaws.com:amr" = "unauthenticated"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_guest_role" {
  name = "Wires"
  role = aws_iam_role.web_guest_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "PhotosReadObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}/*"
      },
      {
        Sid      = "PublicFilesReadObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-public-files-${data.aws_caller_identity.current.account_id}/*"
      },
      {
        Sid      = "ThingsRead"
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem"]
        Resource = aws_dynamodb_table.things.arn
      },
      {
        Sid      = "ThingsReadIndexes"
        Effect   = "Allow"
        Action   = ["dynamodb:Query"]
        Resource = "${aws_dynamodb_table.things.arn}/index/*"
      },
    ]
  })
}

resource "aws_cognito_identity_pool_roles_attachment" "web_guest_role_attachment" {
  identity_pool_id = aws_cognito_identity_pool.web_identity_pool.id
  roles = {
    unauthenticated = aws_iam_role.web_guest_role.arn
  }
}

resource "aws_cognito_user_pool" "users" {
  name                     = "${var.name}-users"
  auto_verified_attributes = ["email"]
  mfa_configuration        = "ON"
  deletion_protection      = "INACTIVE"

  username_configuration {
    case_sensitive = false
  }

  admin_create_user_config {
    allow_admin_create_user_only = false
  }

  password_policy {
    minimum_length    = 12
    require_lowercase = true
    require_uppercase = true
    require_numbers   = true
    require_symbols   = false
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  software_token_mfa_configuration {
    enabled = true
  }
}

resource "aws_cognito_user_pool_client" "users_client" {
  name                          = "${var.name}-users-client"
  user_pool_id                  = aws_cognito_user_pool.users.id
  generate_secret               = false
  prevent_user_existence_errors = "ENABLED"
  explicit_auth_flows           = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}

resource "aws_cloudwatch_log_group" "api_logs" {
  name              = "/aws/vendedlogs/${var.name}-api"
  retention_in_days = 30
}

resource "aws_apigatewayv2_api" "api" {
  name          = "${var.name}-api"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins = ["http://localhost:3000"]
    allow_methods = ["*"]
    allow_headers = ["authorization", "content-type"]
    max_age       = 7200
  }
}

resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 50
    throttling_rate_limit  = 100
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_logs.arn
    format          = "{\"time\":\"$context.requestTime\",\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\",\"latency\":\"$context.responseLatency\",\"error\":\"$context.integrationErrorMessage\"}"
  }
}

resource "aws_apigatewayv2_authorizer" "api_authorizer_users" {
  api_id           = aws_apigatewayv2_api.api.id
  name             = "Users"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = "https://cognito-idp.${data.aws_region.current.region}.amazonaws.com/${aws_cognito_user_pool.users.id}"
    audience = [aws_cognito_user_pool_client.users_client.id]
  }
}

resource "aws_lambda_function" "answer" {
  function_name    = "${var.name}-answer"
  filename         = "${var.project}/functions/answer/target/answer.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/answer/target/answer.zip")
  handler          = "com.example.everything.answer.aws.AnswerHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.answer_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.answer_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.answer_logs.name
  }

  environment {
    variables = {
      CLICKS_STREAM_NAME = aws_kinesis_stream.clicks.name
      CLICKS_STREAM_ARN  = aws_kinesis_stream.clicks.arn
    }
  }
}

resource "aws_lambda_alias" "answer_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.answer.function_name
  function_version = aws_lambda_function.answer.version
}

resource "aws_apigatewayv2_integration" "api_answer_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.answer_aliaslive.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "answer_any_rest" {
  api_id               = aws_apigatewayv2_api.api.id
  route_key            = "ANY /{rest+}"
  target               = "integrations/${aws_apigatewayv2_integration.api_answer_integration.id}"
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.api_authorizer_users.id
  authorization_scopes = ["openid"]
}

resource "aws_lambda_permission" "answer_any_rest_permission" {
  function_name = aws_lambda_function.answer.function_name
  qualifier     = aws_lambda_alias.answer_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/*"
}

resource "aws_apigatewayv2_route" "answer_get" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "GET /"
  target    = "integrations/${aws_apigatewayv2_integration.api_answer_integration.id}"
}

resource "aws_lambda_permission" "answer_get_permission" {
  function_name = aws_lambda_function.answer.function_name
  qualifier     = aws_lambda_alias.answer_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/GET/"
}

resource "aws_lambda_event_source_mapping" "answer_things" {
  event_source_arn        = aws_dynamodb_table.things.stream_arn
  function_name           = aws_lambda_alias.answer_aliaslive.arn
  starting_position       = "TRIM_HORIZON"
  batch_size              = 100
  maximum_retry_attempts  = -1
  function_response_types = ["ReportBatchItemFailures"]

  filter_criteria {
    filter {
      pattern = "{\"eventName\":[\"INSERT\"]}"
    }

    filter {
      pattern = "{\"eventName\":[\"REMOVE\"]}"
    }
  }
}

resource "aws_iam_role" "answer_role" {
  name = "${var.name}-answer-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "answer_role" {
  name = "Wires"
  role = aws_iam_role.answer_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.answer_logs.arn}:*"
      },
      {
        Sid    = "ThingsTriggerStream"
        Effect = "Allow"
        Action = [
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
        ]
        Resource = "${aws_dynamodb_table.things.arn}/stream/*"
      },
      {
        Sid      = "ClicksSend"
        Effect   = "Allow"
        Action   = ["kinesis:PutRecord", "kinesis:PutRecords"]
        Resource = aws_kinesis_stream.clicks.arn
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "answer_logs" {
  name              = "/aws/lambda/${var.name}-answer"
  retention_in_days = 30
}

resource "aws_lambda_function" "help" {
  function_name    = "${var.name}-help"
  filename         = "${var.project}/functions/help/target/help.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/help/target/help.zip")
  handler          = "com.example.everything.help.aws.HelpHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.help_role.arn
  depends_on       = [aws_iam_role_policy.help_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.help_logs.name
  }

  environment {
    variables = {
      ACCOUNT_EVENTS_EVENTBUS_NAME = "default"
      ACCOUNT_EVENTS_EVENTBUS_ARN  = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:event-bus/default"
      PHOTOS_BUCKET_NAME           = "${var.name}-photos-${data.aws_caller_identity.current.account_id}"
      PHOTOS_BUCKET_ARN            = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}"
      SHOP_EVENTS_EVENTBUS_NAME    = aws_cloudwatch_event_bus.shop_events.name
      SHOP_EVENTS_EVENTBUS_ARN     = aws_cloudwatch_event_bus.shop_events.arn
      WORKER_FUNCTION_NAME         = "${var.name}-worker"
    }
  }
}

resource "aws_cloudwatch_event_rule" "help_account_events" {
  name = "${var.name}-help-account-events"
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "help_account_events" {
  rule      = aws_cloudwatch_event_rule.help_account_events.name
  target_id = "Function"
  arn       = aws_lambda_function.help.arn
}

resource "aws_lambda_permission" "help_account_events_permission" {
  function_name = aws_lambda_function.help.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.help_account_events.arn
}

resource "aws_lambda_event_source_mapping" "help_audit" {
  event_source_arn        = aws_kinesis_stream.audit.arn
  function_name           = aws_lambda_function.help.arn
  starting_position       = "TRIM_HORIZON"
  batch_size              = 100
  maximum_retry_attempts  = -1
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_iam_role" "help_role" {
  name = "${var.name}-help-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "help_role" {
  name = "Wires"
  role = aws_iam_role.help_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.help_logs.arn}:*"
      },
      {
        Sid    = "AuditTrigger"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = aws_kinesis_stream.audit.arn
      },
      {
        Sid      = "AccountEventsSend"
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:event-bus/default"
      },
      {
        Sid      = "PhotosAccess"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}"
      },
      {
        Sid      = "PhotosAccessObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}/*"
      },
      {
        Sid      = "ShopEventsSend"
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = aws_cloudwatch_event_bus.shop_events.arn
      },
      {
        Sid      = "WorkerCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:function:${var.name}-worker"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "help_logs" {
  name              = "/aws/lambda/${var.name}-help"
  retention_in_days = 30
}

resource "aws_lambda_function" "worker" {
  function_name                  = "${var.name}-worker"
  filename                       = "${var.project}/functions/worker/target/worker.zip"
  source_code_hash               = filebase64sha256("${var.project}/functions/worker/target/worker.zip")
  handler                        = "com.example.everything.worker.aws.WorkerHandler::handleRequest"
  runtime                        = "java21"
  memory_size                    = 512
  timeout                        = 10
  architectures                  = ["x86_64"]
  role                           = aws_iam_role.worker_role.arn
  reserved_concurrent_executions = 3
  depends_on                     = [aws_iam_role_policy.worker_role]

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.worker_logs.name
  }

  environment {
    variables = {
      LEVEL              = "debug"
      HELP_FUNCTION_NAME = "${var.name}-help"
      NEWS_TOPIC_ARN     = aws_sns_topic.news.arn
      NEWS_TOPIC_NAME    = aws_sns_topic.news.name
      ORDERED_QUEUE_URL  = aws_sqs_queue.ordered.url
      ORDERED_QUEUE_ARN  = aws_sqs_queue.ordered.arn
      PHOTOS_BUCKET_NAME = "${var.name}-photos-${data.aws_caller_identity.current.account_id}"
      PHOTOS_BUCKET_ARN  = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}"
      THINGS_TABLE_NAME  = aws_dynamodb_table.things.name
      THINGS_TABLE_ARN   = aws_dynamodb_table.things.arn
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "worker_event_invoke_config" {
  function_name                = aws_lambda_function.worker.function_name
  qualifier                    = "$LATEST"
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.lost.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "worker_clicks" {
  event_source_arn               = aws_kinesis_stream.clicks.arn
  function_name                  = aws_lambda_function.worker.arn
  starting_position              = "LATEST"
  batch_size                     = 100
  maximum_retry_attempts         = 5
  bisect_batch_on_function_error = true
  function_response_types        = ["ReportBatchItemFailures"]

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.lost.arn
    }
  }
}

resource "aws_cloudwatch_event_rule" "worker_hourly" {
  name                = "${var.name}-worker-hourly"
  schedule_expression = "rate(1 hour)"
  state               = "DISABLED"
}

resource "aws_cloudwatch_event_target" "worker_hourly" {
  rule      = aws_cloudwatch_event_rule.worker_hourly.name
  target_id = "Function"
  arn       = aws_lambda_function.worker.arn
  input     = "{\"full\": true}"
}

resource "aws_lambda_permission" "worker_hourly_permission" {
  function_name = aws_lambda_function.worker.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.worker_hourly.arn
}

resource "aws_lambda_event_source_mapping" "worker_jobs" {
  event_source_arn        = aws_sqs_queue.jobs.arn
  function_name           = aws_lambda_function.worker.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 5
  }
}

resource "aws_sns_topic_subscription" "worker_news" {
  topic_arn = aws_sns_topic.news.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.worker.arn
  filter_policy = jsonencode({
    kind = ["order"]
  })
}

resource "aws_lambda_permission" "worker_news_permission" {
  function_name = aws_lambda_function.worker.function_name
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.news.arn
}

resource "aws_lambda_permission" "worker_photos_permission" {
  function_name  = aws_lambda_function.worker.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}"
  source_account = data.aws_caller_identity.current.account_id
}

resource "aws_cloudwatch_event_rule" "worker_shop_events" {
  name           = "${var.name}-worker-shop-events"
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  event_pattern = jsonencode({
    detail-type = ["Ordered"]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "worker_shop_events" {
  rule           = aws_cloudwatch_event_rule.worker_shop_events.name
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  target_id      = "Function"
  arn            = aws_lambda_function.worker.arn

  retry_policy {
    maximum_retry_attempts       = 3
    maximum_event_age_in_seconds = 86400
  }
}

resource "aws_lambda_permission" "worker_shop_events_permission" {
  function_name = aws_lambda_function.worker.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.worker_shop_events.arn
}

resource "aws_lambda_event_source_mapping" "worker_things" {
  event_source_arn                   = aws_dynamodb_table.things.stream_arn
  function_name                      = aws_lambda_function.worker.arn
  starting_position                  = "TRIM_HORIZON"
  batch_size                         = 100
  maximum_batching_window_in_seconds = 1
  parallelization_factor             = 2
  maximum_retry_attempts             = 5
  maximum_record_age_in_seconds      = 3600
  bisect_batch_on_function_error     = true
  function_response_types            = ["ReportBatchItemFailures"]

  filter_criteria {
    filter {
      pattern = "{\"eventName\": [\"INSERT\"]}"
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.lost.arn
    }
  }
}

resource "aws_iam_role" "worker_role" {
  name = "${var.name}-worker-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_role" {
  name = "Wires"
  role = aws_iam_role.worker_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.worker_logs.arn}:*"
      },
      {
        Sid      = "Tracing"
        Effect   = "Allow"
        Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
        Resource = "*"
      },
      {
        Sid    = "ClicksTrigger"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = aws_kinesis_stream.clicks.arn
      },
      {
        Sid      = "JobsTrigger"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"]
        Resource = aws_sqs_queue.jobs.arn
      },
      {
        Sid    = "ThingsTriggerStream"
        Effect = "Allow"
        Action = [
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
        ]
        Resource = "${aws_dynamodb_table.things.arn}/stream/*"
      },
      {
        Sid      = "HelpCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:function:${var.name}-help"
      },
      {
        Sid      = "LostOnFailure"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.lost.arn
      },
      {
        Sid      = "NewsSend"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.news.arn
      },
      {
        Sid      = "OrderedSend"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.ordered.arn
      },
      {
        Sid      = "PhotosAccess"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}"
      },
      {
        Sid      = "PhotosAccessObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}/*"
      },
      {
        Sid    = "ThingsAccess"
        Effect = "Allow"
        Action = [
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:BatchGetItem",
          "dynamodb:Scan",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
        ]
        Resource = aws_dynamodb_table.things.arn
      },
      {
        Sid      = "ThingsAccessIndexes"
        Effect   = "Allow"
        Action   = ["dynamodb:Query", "dynamodb:Scan"]
        Resource = "${aws_dynamodb_table.things.arn}/index/*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/${var.name}-worker"
  retention_in_days = 7
}

resource "aws_sqs_queue" "jobs" {
  name                       = "${var.name}-jobs"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_policy" "jobs_policy" {
  queue_url = aws_sqs_queue.jobs.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AccountEventsDeliver"
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.jobs.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_cloudwatch_event_rule.account_events_jobs_rule.arn
          }
        }
      },
      {
        Sid    = "NewsDeliver"
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.jobs.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.news.arn
          }
        }
      },
      {
        Sid    = "PhotosDeliver"
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
        }
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.jobs.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-photos-${data.aws_caller_identity.current.account_id}"
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "account_events_jobs_rule" {
  name = "${var.name}-account-events-jobs-rule"
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "account_events_jobs_rule" {
  rule      = aws_cloudwatch_event_rule.account_events_jobs_rule.name
  target_id = "Target"
  arn       = aws_sqs_queue.jobs.arn
}

resource "aws_sns_topic_subscription" "news_jobs_subscription" {
  topic_arn            = aws_sns_topic.news.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.jobs.arn
  raw_message_delivery = false
}

resource "aws_sqs_queue" "lost" {
  name                       = "${var.name}-lost"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
}

resource "aws_sqs_queue" "ordered" {
  name                        = "${var.name}-ordered.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  visibility_timeout_seconds  = 60
  delay_seconds               = 5
  sqs_managed_sse_enabled     = true
}

resource "aws_sqs_queue_policy" "ordered_policy" {
  queue_url = aws_sqs_queue.ordered.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ShopEventsDeliver"
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.ordered.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_cloudwatch_event_rule.shop_events_ordered_rule.arn
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "shop_events_ordered_rule" {
  name           = "${var.name}-shop-events-ordered-rule"
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "shop_events_ordered_rule" {
  rule           = aws_cloudwatch_event_rule.shop_events_ordered_rule.name
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  target_id      = "Target"
  arn            = aws_sqs_queue.ordered.arn

  sqs_target {
    message_group_id = "all"
  }
}

resource "aws_sns_topic" "news" {
  name         = "${var.name}-news"
  display_name = "News"
}

resource "aws_sns_topic_policy" "news_policy" {
  arn = aws_sns_topic.news.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PublicFilesDeliver"
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
        }
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.news.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-public-files-${data.aws_caller_identity.current.account_id}"
          }
        }
      },
      {
        Sid    = "ShopEventsDeliver"
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.news.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_cloudwatch_event_rule.shop_events_news_rule.arn
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "shop_events_news_rule" {
  name           = "${var.name}-shop-events-news-rule"
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "shop_events_news_rule" {
  rule           = aws_cloudwatch_event_rule.shop_events_news_rule.name
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  target_id      = "Target"
  arn            = aws_sns_topic.news.arn
}

resource "aws_cloudwatch_event_bus" "archive_events" {
  name = "${var.name}-archive-events"
}

resource "aws_iam_role" "shop_events_archive_events_target_role" {
  name = "${var.name}-shop-events-archive-events-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "shop_events_archive_events_target_role" {
  name = "Wires"
  role = aws_iam_role.shop_events_archive_events_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ArchiveEventsDeliver"
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = aws_cloudwatch_event_bus.archive_events.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "shop_events_archive_events_rule" {
  name           = "${var.name}-shop-events-archive-events-rule"
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "shop_events_archive_events_rule" {
  rule           = aws_cloudwatch_event_rule.shop_events_archive_events_rule.name
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  target_id      = "Target"
  arn            = aws_cloudwatch_event_bus.archive_events.arn
  role_arn       = aws_iam_role.shop_events_archive_events_target_role.arn
}

resource "aws_cloudwatch_event_bus" "shop_events" {
  name = "${var.name}-shop-events"
}

resource "aws_kinesis_stream" "audit" {
  name             = "${var.name}-audit"
  shard_count      = 2
  retention_period = 48
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_iam_role" "shop_events_audit_target_role" {
  name = "${var.name}-shop-events-audit-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "shop_events_audit_target_role" {
  name = "Wires"
  role = aws_iam_role.shop_events_audit_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "AuditDeliver"
        Effect   = "Allow"
        Action   = ["kinesis:PutRecord"]
        Resource = aws_kinesis_stream.audit.arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "shop_events_audit_rule" {
  name           = "${var.name}-shop-events-audit-rule"
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
  state = "ENABLED"
}

resource "aws_cloudwatch_event_target" "shop_events_audit_rule" {
  rule           = aws_cloudwatch_event_rule.shop_events_audit_rule.name
  event_bus_name = aws_cloudwatch_event_bus.shop_events.name
  target_id      = "Target"
  arn            = aws_kinesis_stream.audit.arn
  role_arn       = aws_iam_role.shop_events_audit_target_role.arn
}

resource "aws_kinesis_stream" "clicks" {
  name             = "${var.name}-clicks"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_dynamodb_table" "things" {
  name             = "${var.name}-things"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  range_key        = "at"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "S"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket" "photos" {
  bucket = "${var.name}-photos-${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket_public_access_block" "photos" {
  bucket                  = aws_s3_bucket.photos.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "photos" {
  bucket = aws_s3_bucket.photos.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "photos" {
  bucket = aws_s3_bucket.photos.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "photos" {
  bucket = aws_s3_bucket.photos.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "photos" {
  bucket     = aws_s3_bucket.photos.id
  depends_on = [aws_s3_bucket_versioning.photos]

  rule {
    id     = "Expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 30
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  rule {
    id     = "AbortUploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "photos" {
  bucket = aws_s3_bucket.photos.id

  cors_rule {
    allowed_origins = ["http://localhost:3000"]
    allowed_methods = ["GET", "HEAD"]
    allowed_headers = ["*"]
    max_age_seconds = 7200
  }
}

resource "aws_s3_bucket_notification" "photos" {
  bucket      = aws_s3_bucket.photos.id
  eventbridge = true
  depends_on  = [aws_lambda_permission.worker_photos_permission, aws_sqs_queue_policy.jobs_policy]

  lambda_function {
    lambda_function_arn = aws_lambda_function.worker.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "in/"
    filter_suffix       = ".jpg"
  }

  queue {
    queue_arn     = aws_sqs_queue.jobs.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "new/"
  }
}

resource "aws_s3_bucket" "public_files" {
  bucket = "${var.name}-public-files-${data.aws_caller_identity.current.account_id}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "public_files" {
  bucket                  = aws_s3_bucket.public_files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "public_files" {
  bucket = aws_s3_bucket.public_files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "public_files" {
  bucket = aws_s3_bucket.public_files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "public_files" {
  bucket = aws_s3_bucket.public_files.id

  rule {
    id     = "AbortUploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "public_files" {
  bucket = aws_s3_bucket.public_files.id

  cors_rule {
    allowed_origins = ["http://localhost:3000"]
    allowed_methods = ["GET", "HEAD"]
    allowed_headers = ["*"]
    max_age_seconds = 7200
  }
}

resource "aws_s3_bucket_notification" "public_files" {
  bucket     = aws_s3_bucket.public_files.id
  depends_on = [aws_sns_topic_policy.news_policy]

  topic {
    topic_arn = aws_sns_topic.news.arn
    events    = ["s3:ObjectRemoved:*"]
  }
}

resource "aws_cloudcontrolapi_resource" "secret" {
  type_name = "AWS::SSM::Parameter"
  desired_state = jsonencode({
    Type  = "String"
    Value = "x"
  })
}
