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

resource "aws_lambda_function" "enrich" {
  function_name    = "${var.name}-enrich"
  filename         = "${var.project}/functions/enrich/target/enrich.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/enrich/target/enrich.zip")
  handler          = "com.example.pipes.enrich.aws.EnrichHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.enrich_role.arn
  depends_on       = [aws_iam_role_policy.enrich_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.enrich_logs.name
  }
}

resource "aws_iam_role" "enrich_role" {
  name = "${var.name}-enrich-role"
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

resource "aws_iam_role_policy" "enrich_role" {
  name = "Wires"
  role = aws_iam_role.enrich_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.enrich_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "enrich_logs" {
  name              = "/aws/lambda/${var.name}-enrich"
  retention_in_days = 30
}

resource "aws_lambda_function" "take" {
  function_name    = "${var.name}-take"
  filename         = "${var.project}/functions/take/target/take.zip"
  source_code_hash = filebase64sha256("${var.project}/functions/take/target/take.zip")
  handler          = "com.example.pipes.take.aws.TakeHandler::handleRequest"
  runtime          = "java25"
  memory_size      = 512
  timeout          = 10
  architectures    = ["arm64"]
  role             = aws_iam_role.take_role.arn
  depends_on       = [aws_iam_role_policy.take_role]

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.take_logs.name
  }
}

resource "aws_iam_role" "take_role" {
  name = "${var.name}-take-role"
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

resource "aws_iam_role_policy" "take_role" {
  name = "Wires"
  role = aws_iam_role.take_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.take_logs.arn}:*"
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "take_logs" {
  name              = "/aws/lambda/${var.name}-take"
  retention_in_days = 30
}

resource "aws_sqs_queue" "in" {
  name                       = "${var.name}-in"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
}

resource "aws_sqs_queue" "out" {
  name                        = "${var.name}-out.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  visibility_timeout_seconds  = 60
  sqs_managed_sse_enabled     = true
}

resource "aws_sns_topic" "news" {
  name = "${var.name}-news"
}

resource "aws_cloudwatch_event_bus" "bus" {
  name = "${var.name}-bus"
}

resource "aws_kinesis_stream" "flow" {
  name             = "${var.name}-flow"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream" "more" {
  name             = "${var.name}-more"
  retention_period = 24
  encryption_type  = "KMS"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_iam_role" "fifth_target_role" {
  name = "${var.name}-fifth-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "pipes.amazonaws.com"
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

resource "aws_iam_role_policy" "fifth_target_role" {
  name = "Wires"
  role = aws_iam_role.fifth_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "RowsDeliverStream"
        Effect = "Allow"
        Action = [
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
        ]
        Resource = "${aws_dynamodb_table.rows.arn}/stream/*"
      },
      {
        Sid      = "MoreDeliver"
        Effect   = "Allow"
        Action   = ["kinesis:PutRecord", "kinesis:PutRecords"]
        Resource = aws_kinesis_stream.more.arn
      },
    ]
  })
}

resource "aws_cloudcontrolapi_resource" "fifth" {
  type_name = "AWS::Pipes::Pipe"
  desired_state = jsonencode({
    Source = aws_dynamodb_table.rows.stream_arn
    SourceParameters = {
      DynamoDBStreamParameters = {
        StartingPosition = "TRIM_HORIZON"
        BatchSize        = 10
      }
    }
    Target = aws_kinesis_stream.more.arn
    TargetParameters = {
      KinesisStreamParameters = {
        PartitionKey = "Fifth"
      }
    }
    RoleArn = aws_iam_role.fifth_target_role.arn
  })
}

resource "aws_iam_role" "first_target_role" {
  name = "${var.name}-first-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "pipes.amazonaws.com"
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

resource "aws_iam_role_policy" "first_target_role" {
  name = "Wires"
  role = aws_iam_role.first_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "InDeliver"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.in.arn
      },
      {
        Sid      = "EnrichCall"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.enrich.arn
      },
      {
        Sid      = "OutDeliver"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.out.arn
      },
    ]
  })
}

resource "aws_cloudcontrolapi_resource" "first" {
  type_name = "AWS::Pipes::Pipe"
  desired_state = jsonencode({
    Source = aws_sqs_queue.in.arn
    SourceParameters = {
      FilterCriteria = {
        Filters = [
          {
            Pattern = "{\"body\": {\"n\": [1]}}"
          },
        ]
      }
      SqsQueueParameters = {
        BatchSize = 10
      }
    }
    Enrichment = aws_lambda_function.enrich.arn
    Target     = aws_sqs_queue.out.arn
    TargetParameters = {
      SqsQueueParameters = {
        MessageGroupId = "First"
      }
    }
    RoleArn = aws_iam_role.first_target_role.arn
  })
}

resource "aws_iam_role" "fourth_target_role" {
  name = "${var.name}-fourth-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "pipes.amazonaws.com"
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

resource "aws_iam_role_policy" "fourth_target_role" {
  name = "Wires"
  role = aws_iam_role.fourth_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "FlowDeliver"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = aws_kinesis_stream.flow.arn
      },
      {
        Sid      = "NewsDeliver"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.news.arn
      },
    ]
  })
}

resource "aws_cloudcontrolapi_resource" "fourth" {
  type_name = "AWS::Pipes::Pipe"
  desired_state = jsonencode({
    Source = aws_kinesis_stream.flow.arn
    SourceParameters = {
      KinesisStreamParameters = {
        StartingPosition = "TRIM_HORIZON"
        BatchSize        = 10
      }
    }
    Target  = aws_sns_topic.news.arn
    RoleArn = aws_iam_role.fourth_target_role.arn
  })
}

resource "aws_iam_role" "second_target_role" {
  name = "${var.name}-second-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "pipes.amazonaws.com"
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

resource "aws_iam_role_policy" "second_target_role" {
  name = "Wires"
  role = aws_iam_role.second_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "RowsDeliverStream"
        Effect = "Allow"
        Action = [
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
        ]
        Resource = "${aws_dynamodb_table.rows.arn}/stream/*"
      },
      {
        Sid      = "TakeTrigger"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.take.arn
      },
    ]
  })
}

resource "aws_cloudcontrolapi_resource" "second" {
  type_name = "AWS::Pipes::Pipe"
  desired_state = jsonencode({
    Source = aws_dynamodb_table.rows.stream_arn
    SourceParameters = {
      DynamoDBStreamParameters = {
        StartingPosition = "TRIM_HORIZON"
        BatchSize        = 10
      }
    }
    Target       = aws_lambda_function.take.arn
    RoleArn      = aws_iam_role.second_target_role.arn
    DesiredState = "STOPPED"
  })
}

resource "aws_iam_role" "third_target_role" {
  name = "${var.name}-third-target-role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "pipes.amazonaws.com"
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

resource "aws_iam_role_policy" "third_target_role" {
  name = "Wires"
  role = aws_iam_role.third_target_role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "FlowDeliver"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
        ]
        Resource = aws_kinesis_stream.flow.arn
      },
      {
        Sid      = "BusDeliver"
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = aws_cloudwatch_event_bus.bus.arn
      },
    ]
  })
}

resource "aws_cloudcontrolapi_resource" "third" {
  type_name = "AWS::Pipes::Pipe"
  desired_state = jsonencode({
    Source = aws_kinesis_stream.flow.arn
    SourceParameters = {
      KinesisStreamParameters = {
        StartingPosition = "LATEST"
        BatchSize        = 10
      }
    }
    Target = aws_cloudwatch_event_bus.bus.arn
    TargetParameters = {
      EventBridgeEventBusParameters = {
        Source     = "third"
        DetailType = "Third"
      }
    }
    RoleArn = aws_iam_role.third_target_role.arn
  })
}

resource "aws_dynamodb_table" "rows" {
  name             = "${var.name}-rows"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
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
