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

resource "aws_lambda_function" "one" {
  function_name    = "${var.name}-one"
  filename         = "${var.project}/functions/one/target/one.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/one/target/one.zip")
  handler          = "com.example.addresses.one.aws.OneHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.one_role.arn
  publish          = true
  depends_on       = [aws_iam_role_policy.one_role]

  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.one_logs.name
  }
}

resource "aws_lambda_alias" "one_aliaslive" {
  name             = "live"
  function_name    = aws_lambda_function.one.function_name
  function_version = aws_lambda_function.one.version
}

resource "aws_lambda_function_url" "one_url" {
  function_name      = aws_lambda_function.one.function_name
  qualifier          = "live"
  authorization_type = "NONE"
  depends_on         = [aws_lambda_alias.one_aliaslive]

  cors {
    allow_origins = ["https://shop.example"]
    allow_methods = ["*"]
    allow_headers = ["authorization", "content-type"]
    max_age       = 7200
  }
}

resource "aws_lambda_permission" "one_url_public_permissions" {
  function_name          = aws_lambda_function.one.function_name
  qualifier              = aws_lambda_alias.one_aliaslive.name
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
}

resource "aws_lambda_permission" "one_url_invoke_permissions" {
  function_name            = aws_lambda_function.one.function_name
  qualifier                = aws_lambda_alias.one_aliaslive.name
  action                   = "lambda:InvokeFunction"
  principal                = "*"
  invoked_via_function_url = true
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
    ]
  })
}

resource "aws_cloudwatch_log_group" "one_logs" {
  name              = "/aws/lambda/${var.name}-one"
  retention_in_days = 30
}

resource "aws_lambda_function" "two" {
  function_name    = "${var.name}-two"
  filename         = "${var.project}/functions/two/target/two.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/two/target/two.zip")
  handler          = "com.example.addresses.two.aws.TwoHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.two_role.arn
  depends_on       = [aws_iam_role_policy.two_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.two_logs.name
  }
}

resource "aws_lambda_function_url" "two_url" {
  function_name      = aws_lambda_function.two.function_name
  authorization_type = "AWS_IAM"
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
    ]
  })
}

resource "aws_cloudwatch_log_group" "two_logs" {
  name              = "/aws/lambda/${var.name}-two"
  retention_in_days = 30
}
