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

resource "aws_cloudwatch_log_group" "api_logs" {
  name              = "/aws/vendedlogs/${var.name}-api"
  retention_in_days = 30
}

resource "aws_apigatewayv2_api" "api" {
  name          = "${var.name}-api"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_logs.arn
    format          = "{\"time\":\"$context.requestTime\",\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"bytes\":\"$context.responseLength\",\"latency\":\"$context.responseLatency\",\"error\":\"$context.integrationErrorMessage\"}"
  }
}

resource "aws_lambda_function" "one" {
  function_name    = "${var.name}-one"
  filename         = "${var.project}/functions/one/target/one.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/one/target/one.zip")
  handler          = "com.example.circles.one.aws.OneHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.one_role.arn
  depends_on       = [aws_iam_role_policy.one_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.one_logs.name
  }

  environment {
    variables = {
      A_QUEUE_URL       = aws_sqs_queue.a.url
      A_QUEUE_ARN       = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-a"
      TWO_FUNCTION_NAME = "${var.name}-two"
    }
  }
}

resource "aws_lambda_event_source_mapping" "one_a" {
  event_source_arn        = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-a"
  function_name           = aws_lambda_function.one.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_lambda_permission" "one_in_permission" {
  function_name  = aws_lambda_function.one.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-in-${data.aws_caller_identity.current.account_id}"
  source_account = data.aws_caller_identity.current.account_id
}

resource "aws_iam_role" "one_role" {
  name = "${var.name}-one-role"
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

resource "aws_iam_role_policy" "one_role" {
  name = "Wires"
  role = aws_iam_role.one_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.one_logs.arn}:*"
      },
      {
        Sid      = "ATrigger"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"]
        Resource = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-a"
      },
      {
        Sid      = "ASend"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-a"
      },
      {
        Sid      = "TwoCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:function:${var.name}-two"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "one_logs" {
  name              = "/aws/lambda/${var.name}-one"
  retention_in_days = 30
}

resource "aws_lambda_function" "three" {
  function_name    = "${var.name}-three"
  filename         = "${var.project}/functions/three/target/three.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/three/target/three.zip")
  handler          = "com.example.circles.three.aws.ThreeHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.three_role.arn
  depends_on       = [aws_iam_role_policy.three_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.three_logs.name
  }

  environment {
    variables = {
      IN_BUCKET_NAME    = "${var.name}-in-${data.aws_caller_identity.current.account_id}"
      IN_BUCKET_ARN     = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-in-${data.aws_caller_identity.current.account_id}"
      ONE_FUNCTION_NAME = "${var.name}-one"
    }
  }
}

resource "aws_iam_role" "three_role" {
  name = "${var.name}-three-role"
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

resource "aws_iam_role_policy" "three_role" {
  name = "Wires"
  role = aws_iam_role.three_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.three_logs.arn}:*"
      },
      {
        Sid      = "InAccess"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-in-${data.aws_caller_identity.current.account_id}"
      },
      {
        Sid      = "InAccessObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"]
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.name}-in-${data.aws_caller_identity.current.account_id}/*"
      },
      {
        Sid      = "OneCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:function:${var.name}-one"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "three_logs" {
  name              = "/aws/lambda/${var.name}-three"
  retention_in_days = 30
}

resource "aws_lambda_function" "two" {
  function_name    = "${var.name}-two"
  filename         = "${var.project}/functions/two/target/two.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/two/target/two.zip")
  handler          = "com.example.circles.two.aws.TwoHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.two_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.two_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.two_logs.name
  }

  environment {
    variables = {
      THREE_FUNCTION_NAME = "${var.name}-three"
    }
  }
}

resource "aws_lambda_alias" "two_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.two.function_name
  function_version = aws_lambda_function.two.version
}

resource "aws_apigatewayv2_integration" "api_two_integration" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.two_aliaslive.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "two_get" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "GET /"
  target    = "integrations/${aws_apigatewayv2_integration.api_two_integration.id}"
}

resource "aws_lambda_permission" "two_get_permission" {
  function_name = aws_lambda_function.two.function_name
  qualifier     = aws_lambda_alias.two_aliaslive.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/GET/"
}

resource "aws_iam_role" "two_role" {
  name = "${var.name}-two-role"
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

resource "aws_iam_role_policy" "two_role" {
  name = "Wires"
  role = aws_iam_role.two_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.two_logs.arn}:*"
      },
      {
        Sid      = "ThreeCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = "arn:${data.aws_partition.current.partition}:lambda:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:function:${var.name}-three"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "two_logs" {
  name              = "/aws/lambda/${var.name}-two"
  retention_in_days = 30
}

resource "aws_sqs_queue" "a" {
  name                       = "${var.name}-a"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-b"
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "b" {
  name                       = "${var.name}-b"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-a"
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "c" {
  name                        = "${var.name}-c.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  visibility_timeout_seconds  = 60
  sqs_managed_sse_enabled     = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-d.fifo"
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "d" {
  name                        = "${var.name}-d.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  visibility_timeout_seconds  = 60
  sqs_managed_sse_enabled     = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.name}-c.fifo"
    maxReceiveCount     = 3
  })
}

resource "aws_s3_bucket" "in" {
  bucket = "${var.name}-in-${data.aws_caller_identity.current.account_id}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "in" {
  bucket                  = aws_s3_bucket.in.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "in" {
  bucket = aws_s3_bucket.in.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "in" {
  bucket = aws_s3_bucket.in.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "in" {
  bucket = aws_s3_bucket.in.id

  rule {
    id     = "AbortUploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_notification" "in" {
  bucket     = aws_s3_bucket.in.id
  depends_on = [aws_lambda_permission.one_in_permission]

  lambda_function {
    lambda_function_arn = aws_lambda_function.one.arn
    events              = ["s3:ObjectCreated:*"]
  }
}
